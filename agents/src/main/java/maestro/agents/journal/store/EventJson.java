package maestro.agents.journal.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;

/// How records become JSON: the names in here are stored, so they never change.
final class EventJson {
    private EventJson() {}

    static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addMixIn(Outcome.class, OutcomeNames.class)
                .addMixIn(Block.class, BlockNames.class)
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Planned.class, name = "planned"),
        @JsonSubTypes.Type(value = Outcome.Searched.class, name = "searched"),
        @JsonSubTypes.Type(value = Outcome.NotesTaken.class, name = "notes"),
        @JsonSubTypes.Type(value = Outcome.Reviewed.class, name = "reviewed"),
        @JsonSubTypes.Type(value = Outcome.Drafted.class, name = "drafted"),
        @JsonSubTypes.Type(value = Outcome.Criticised.class, name = "criticised"),
        @JsonSubTypes.Type(value = Outcome.Worded.class, name = "worded"),
        @JsonSubTypes.Type(value = Outcome.Sought.class, name = "sought"),
        @JsonSubTypes.Type(value = Outcome.Fetched.class, name = "fetched"),
        @JsonSubTypes.Type(value = Outcome.Advised.class, name = "advised"),
        @JsonSubTypes.Type(value = Outcome.Verified.class, name = "verified"),
    })
    private interface OutcomeNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
        @JsonSubTypes.Type(value = Block.Remark.class, name = "remark"),
    })
    private interface BlockNames {}
}
