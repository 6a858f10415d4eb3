package maestro.agents.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
    private final EventCodec codec = new EventCodec();

    static Stream<MissionEvent> everyEventAndOutcome() {
        return Samples.events("m1").stream();
    }

    @ParameterizedTest
    @MethodSource("everyEventAndOutcome")
    void readsBackWhatItWrote(MissionEvent event) {
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }

    @Test
    void samplesHoldEveryKindOfEventAndOutcome() {
        assertThat(everyEventAndOutcome().map(Object::getClass).distinct().count())
                .isEqualTo(MissionEvent.class.getPermittedSubclasses().length);
        assertThat(Samples.outcomes().stream().map(Object::getClass).distinct().count())
                .isEqualTo(Outcome.class.getPermittedSubclasses().length);
    }

    /// These names are in users' files. A change here needs an upgrade, not a new expectation.
    @Test
    void storedNamesStayTheSame() throws JsonProcessingException {
        assertThat(everyEventAndOutcome().map(codec::encode).map(Encoded::type).distinct())
                .containsExactly(
                        "created",
                        "branched",
                        "phase",
                        "round",
                        "step-started",
                        "reasoned",
                        "step-failed",
                        "plan-edited",
                        "plan-approved",
                        "steered",
                        "limit-met",
                        "limit-near",
                        "asked-back",
                        "streamed",
                        "model-replied",
                        "step-finished");
        ObjectMapper plain = new ObjectMapper();
        assertThat(
                        Samples.outcomes().stream()
                                .map(o -> {
                                    try {
                                        return plain.readTree(
                                                        codec.encode(
                                                                        new MissionEvent
                                                                                .StepFinished(
                                                                                "s",
                                                                                AgentKind.WRITING,
                                                                                o,
                                                                                1))
                                                                .json())
                                                .at("/outcome/kind")
                                                .asText();
                                    } catch (JsonProcessingException e) {
                                        throw new AssertionError(e);
                                    }
                                }))
                .containsExactly(
                        "planned",
                        "searched",
                        "notes",
                        "reviewed",
                        "drafted",
                        "criticised",
                        "worded",
                        "sought",
                        "fetched",
                        "advised",
                        "verified");
        JsonNode drafted =
                plain.readTree(
                        codec.encode(
                                        everyEventAndOutcome()
                                                .filter(e ->
                                                        e
                                                                        instanceof
                                                                        MissionEvent.StepFinished(
                                                                                var _,
                                                                                var _,
                                                                                var o,
                                                                                var _)
                                                                && o instanceof Outcome.Drafted)
                                                .findFirst()
                                                .orElseThrow())
                                .json());
        assertThat(drafted.at("/outcome/draft/blocks/0/kind").asText()).isEqualTo("paragraph");
        assertThat(drafted.at("/outcome/draft/blocks/1/kind").asText()).isEqualTo("remark");
    }

    /// What version 1 wrote on its first day is read for ever.
    @Test
    void readsTheFirstVersionsForm() {
        assertThat(
                        codec.decode(
                                new Encoded(
                                        "step-finished",
                                        1,
                                        """
                                        {"step":"round1/s1.q1/read","agent":"RESEARCH","outcome":{"kind":"notes","notes":[
                                        {"id":"s1.q1.n1","sectionId":"s1","questionId":"s1.q1","round":1,"finding":"f","quotes":[
                                        {"documentId":"d","start":0,"end":1,"text":"f","page":1,"regions":[]}],"aspects":[],
                                        "relevance":{"total":1.0,"meaning":1.0,"words":1.0,"place":1.0,"completeness":1.0}}]},"millis":3}
                                        """)))
                .isInstanceOf(MissionEvent.StepFinished.class);
    }

    @Test
    void sectionsOfBeforeTheyCouldBePausedAreFree() {
        String plan =
                """
                {"version":1,"sections":[{"id":"s1","title":"T","purpose":"P","questions":[],"children":[
                {"id":"s1.1","title":"U","purpose":"Q","questions":[],"children":[]}]}]}\
                """;
        MissionEvent edited =
                codec.decode(new Encoded("plan-edited", 1, "{\"plan\":" + plan + "}"));
        MissionEvent finished =
                codec.decode(
                        new Encoded(
                                "step-finished",
                                1,
                                """
                                {"step":"plan","agent":"PLANNING","outcome":{"kind":"planned","plan":%s,"reason":"r"},"millis":3}\
                                """
                                        .formatted(plan)));
        assertThat(((MissionEvent.PlanEdited) edited).plan().stream())
                .hasSize(2)
                .allMatch(s -> s.standing() == Section.Standing.FREE);
        assertThat(((MissionEvent.StepFinished) finished).outcome())
                .isEqualTo(new Outcome.Planned(((MissionEvent.PlanEdited) edited).plan(), "r"));
    }

    @Test
    void aMissionOfBeforeThereWereModelsIsInEvidenceModeAndPrivate() {
        MissionEvent read =
                codec.decode(
                        new Encoded(
                                "created",
                                1,
                                """
                                {"mission":{"id":"m1","title":"T","questions":["Why?"],"collection":null,"language":"ENGLISH","engine":"evidence",
                                "limits":{"rounds":3,"time":"PT7M","steps":500,"parallelSections":4},"approvePlan":false,"created":"2026-01-02T03:04:05Z"}}
                                """));
        assertThat(read).isInstanceOf(MissionEvent.Created.class);
        Mission mission = ((MissionEvent.Created) read).mission();
        assertThat(mission.profile()).isNull();
        assertThat(mission.egress()).isEqualTo(Egress.PRIVATE);
        assertThat(mission.limits())
                .isEqualTo(new Limits(3, Duration.ofMinutes(7), 500, 4, 0, 0, 0));
        assertThat(mission.sources()).isEqualTo(Sources.LIBRARY);
    }

    @Test
    void aMissionOfBeforeThereWereSourcesIsOverTheLibrary() {
        MissionEvent read =
                codec.decode(
                        new Encoded(
                                "created",
                                2,
                                """
                                {"mission":{"id":"m1","title":"T","questions":["Why?"],"collection":"Papers","language":"KOREAN","engine":"evidence",
                                "limits":{"rounds":3,"time":"PT7M","steps":500,"parallelSections":4,"calls":0,"tokens":0,"cost":0.0},"approvePlan":true,
                                "created":"2026-01-02T03:04:05Z","profile":null,"egress":"WEB"}}
                                """));
        Mission mission = ((MissionEvent.Created) read).mission();
        assertThat(mission.sources()).isEqualTo(Sources.LIBRARY);
        assertThat(mission.egress()).isEqualTo(Egress.WEB);
        assertThat(mission.collection()).isEqualTo("Papers");
        assertThat(mission.brief()).isEqualTo(Brief.NONE);
        assertThat(mission.agents()).isEmpty();
    }

    @Test
    void aReportOfBeforeItSaidHowItWasWantedSaysNothing() {
        MissionEvent read =
                codec.decode(
                        new Encoded(
                                "step-finished",
                                2,
                                """
                                {"step":"verify","agent":"CONTROLLER","outcome":{"kind":"verified","verification":{"sentences":0,"citations":0,
                                "unresolved":0,"unsupported":0,"problems":[]},"report":{"missionId":"m1","title":"T","language":"ENGLISH","date":"2026-01-02",
                                "questions":["Why?"],"summary":[],"sections":[],"bibliography":[],"making":{"engine":"evidence","embedding":"e","rounds":1,
                                "searches":2,"documents":3,"passages":4,"notes":5,"limitsMet":[]},"score":0.5}},"millis":3}
                                """));
        assertThat(((MissionEvent.StepFinished) read).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Verified.class,
                        v -> {
                            assertThat(v.report().making().brief()).isEqualTo(Brief.NONE);
                            assertThat(v.report().making().notes()).isEqualTo(5);
                        });
    }

    @Test
    void aMissionOfBeforeThereWerePlugInsAsksNoneAndItsSearchesWereInIndexes() {
        Encoded created = codec.encode(everyEventAndOutcome().findFirst().orElseThrow());
        String before = created.json().replaceFirst(",\"plugins\":\\[.*?]", "");
        assertThat(before).isNotEqualTo(created.json());
        Mission mission =
                ((MissionEvent.Created) codec.decode(new Encoded("created", 5, before))).mission();
        assertThat(mission.sources().plugins()).isEmpty();
        assertThat(mission.sources().web()).isNotNull();
        MissionEvent finished =
                codec.decode(
                        new Encoded(
                                "step-finished",
                                2,
                                """
                                {"step":"plan/q1/seek/arxiv","agent":"RESEARCH","outcome":{"kind":"sought","index":"ARXIV","words":"bees",
                                "leads":[],"unresponsive":[],"problem":""},"millis":3}\
                                """));
        assertThat(((MissionEvent.StepFinished) finished).outcome())
                .isEqualTo(new Outcome.Sought(Index.ARXIV, "", "bees", List.of(), List.of(), ""));
    }

    @Test
    void aReviewOfBeforeItChangedTheOutlineLeavesItAsItIs() {
        MissionEvent finished =
                codec.decode(
                        new Encoded(
                                "step-finished",
                                4,
                                """
                                {"step":"round1/review","agent":"REFLECTION","outcome":{"kind":"reviewed","review":{"round":1,"score":0.5,
                                "enough":false,"coverage":[],"gaps":[],"redundantNotes":[],"complaints":["thin"]}},"millis":3}\
                                """));
        assertThat(((MissionEvent.StepFinished) finished).outcome())
                .isEqualTo(
                        new Outcome.Reviewed(
                                new Review(
                                        1,
                                        0.5,
                                        false,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of("thin"))));
    }

    @Test
    void bringsAnOlderFormUpToDateOneVersionAtATime() {
        EventCodec upgrading =
                new EventCodec(
                        List.of(
                                new Upgrade(
                                        "reasoned",
                                        0,
                                        node -> {
                                            node.set("text", node.remove("line"));
                                            return node;
                                        }),
                                new Upgrade(
                                        "reasoned",
                                        -1,
                                        node -> {
                                            node.set("line", node.remove("said"));
                                            return node;
                                        })));
        assertThat(
                        upgrading.decode(
                                new Encoded(
                                        "reasoned",
                                        -1,
                                        "{\"step\":\"plan\",\"agent\":\"PLANNING\",\"said\":\"hm\"}")))
                .isEqualTo(new MissionEvent.Reasoned("plan", AgentKind.PLANNING, "hm"));
    }

    @Test
    void saysThatAnEntryIsOfANewerProgram() {
        assertThatThrownBy(() -> codec.decode(new Encoded("reasoned", 2, "{}")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("newer Maestro");
        assertThatThrownBy(() -> codec.decode(new Encoded("dreamed", 1, "{}")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("newer Maestro");
    }

    @Test
    void saysThatAnEntryIsDamagedOrTooOld() {
        assertThatThrownBy(() -> codec.decode(new Encoded("round", 1, "{\"round\":")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() ->
                        codec.decode(new Encoded("plan-edited", 1, "{\"plan\":{\"version\":1}}")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> codec.decode(new Encoded("round", 0, "{}")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("cannot read");
    }
}
