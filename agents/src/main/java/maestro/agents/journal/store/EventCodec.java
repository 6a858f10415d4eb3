package maestro.agents.journal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionEvent;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Events to JSON and back. Each kind has a stable name and a version of its own; JSON of an older
/// version is brought up to date, one version at a time, before it is read.
final class EventCodec {
    /// Names and versions of what is written. When a form changes its version rises by one and an
    /// [Upgrade] from the old one is added below.
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("created", 6, MissionEvent.Created.class),
                    new Kind("branched", 1, MissionEvent.Branched.class),
                    new Kind("asked-back", 1, MissionEvent.AskedBack.class),
                    new Kind("phase", 1, MissionEvent.PhaseChanged.class),
                    new Kind("round", 1, MissionEvent.RoundStarted.class),
                    new Kind("step-started", 1, MissionEvent.StepStarted.class),
                    new Kind("reasoned", 1, MissionEvent.Reasoned.class),
                    new Kind("step-finished", 6, MissionEvent.StepFinished.class),
                    new Kind("step-failed", 1, MissionEvent.StepFailed.class),
                    new Kind("plan-edited", 2, MissionEvent.PlanEdited.class),
                    new Kind("plan-approved", 1, MissionEvent.PlanApproved.class),
                    new Kind("steered", 1, MissionEvent.Steered.class),
                    new Kind("streamed", 1, MissionEvent.Streamed.class),
                    new Kind("model-replied", 1, MissionEvent.ModelReplied.class),
                    new Kind("limit-met", 1, MissionEvent.LimitMet.class),
                    new Kind("limit-near", 1, MissionEvent.LimitNear.class));

    private static final List<Upgrade> UPGRADES =
            List.of(
                    new Upgrade("created", 1, EventCodec::withoutModel),
                    new Upgrade("created", 2, EventCodec::overTheLibrary),
                    new Upgrade("created", 3, EventCodec::withoutMasking),
                    new Upgrade("created", 4, EventCodec::withoutBrief),
                    new Upgrade("created", 5, EventCodec::withoutPlugins),
                    new Upgrade("plan-edited", 1, EventCodec::withoutStanding),
                    new Upgrade("step-finished", 1, EventCodec::plannedWithoutStanding),
                    new Upgrade("step-finished", 2, EventCodec::madeWithoutBrief),
                    new Upgrade("step-finished", 3, EventCodec::soughtInAnIndex),
                    new Upgrade("step-finished", 4, EventCodec::reviewedAsItStood),
                    new Upgrade("step-finished", 5, EventCodec::withoutRelation));

    /// Missions of before there were models: none, no limits on them, and nothing leaves the
    /// machine.
    private static ObjectNode withoutModel(ObjectNode event) {
        if (event.get("mission") instanceof ObjectNode mission) {
            mission.putNull("profile").put("egress", "PRIVATE");
            if (mission.get("limits") instanceof ObjectNode limits) {
                limits.put("calls", 0).put("tokens", 0).put("cost", 0);
            }
        }
        return event;
    }

    /// Missions of before there was anything else to look at.
    private static ObjectNode overTheLibrary(ObjectNode event) {
        if (event.get("mission") instanceof ObjectNode mission) {
            ObjectNode sources = mission.putObject("sources").put("library", true);
            sources.putArray("indexes");
            sources.putNull("web");
        }
        return event;
    }

    /// Missions of before anything could be masked.
    private static ObjectNode withoutMasking(ObjectNode event) {
        if (event.path("mission").get("profile") instanceof ObjectNode profile) {
            profile.putObject("masking").put("on", false).putArray("names");
        }
        return event;
    }

    /// Missions of before the user could say more than the questions, or add agents.
    private static ObjectNode withoutBrief(ObjectNode event) {
        if (event.get("mission") instanceof ObjectNode mission) {
            noBrief(mission.putObject("brief"));
            mission.putArray("agents");
        }
        return event;
    }

    private static void noBrief(ObjectNode brief) {
        brief.put("preset", "").putArray("outline");
        brief.put("tone", "").put("unsupported", "REPLACED").putArray("answers");
    }

    /// Reports of before they said how they were wanted.
    private static ObjectNode madeWithoutBrief(ObjectNode event) {
        if (event.at("/outcome/report").get("making") instanceof ObjectNode making) {
            noBrief(making.putObject("brief"));
        }
        return event;
    }

    /// Missions of before plug-ins could be asked.
    private static ObjectNode withoutPlugins(ObjectNode event) {
        if (event.path("mission").get("sources") instanceof ObjectNode sources) {
            sources.putArray("plugins");
        }
        return event;
    }

    private static ObjectNode soughtInAnIndex(ObjectNode event) {
        if (event.get("outcome") instanceof ObjectNode outcome
                && outcome.path("kind").asText().equals("sought")) {
            outcome.put("plugin", "");
        }
        return event;
    }

    /// Reviews of before they changed the outline or had more read.
    private static ObjectNode reviewedAsItStood(ObjectNode event) {
        if (event.at("/outcome/review") instanceof ObjectNode review) {
            ObjectNode reshaping = review.putObject("reshaping");
            reshaping.putArray("added");
            reshaping.putArray("removed");
            review.putArray("unread");
        }
        return event;
    }

    /// Notes of before they said how they bear on their question.
    private static ObjectNode withoutRelation(ObjectNode event) {
        for (JsonNode note : event.at("/outcome/notes")) {
            if (note.get("appraisal") instanceof ObjectNode appraisal) {
                appraisal.putNull("relation");
            }
        }
        return event;
    }

    /// Plans of before a section could be pinned or paused.
    private static ObjectNode withoutStanding(ObjectNode event) {
        if (event.get("plan") instanceof ObjectNode plan) {
            free(plan.path("sections"));
        }
        return event;
    }

    private static ObjectNode plannedWithoutStanding(ObjectNode event) {
        if (event.get("outcome") instanceof ObjectNode outcome) {
            withoutStanding(outcome);
        }
        return event;
    }

    private static void free(JsonNode sections) {
        for (JsonNode section : sections) {
            if (section instanceof ObjectNode node) {
                node.put("standing", "FREE");
                free(node.path("children"));
            }
        }
    }

    private record Kind(String name, int version, Class<? extends MissionEvent> type) {}

    private record Reading(Kind kind, ObjectReader reader) {}

    private final ObjectMapper mapper = EventJson.mapper();
    private final Map<Class<? extends MissionEvent>, Kind> byType = new HashMap<>();
    private final Map<String, Reading> byName = new HashMap<>();
    private final List<Upgrade> upgrades;

    EventCodec() {
        this(UPGRADES);
    }

    EventCodec(List<Upgrade> upgrades) {
        this.upgrades = List.copyOf(upgrades);
        for (Kind kind : KINDS) {
            byType.put(kind.type(), kind);
            byName.put(kind.name(), new Reading(kind, mapper.readerFor(kind.type())));
        }
    }

    Encoded encode(MissionEvent event) {
        Kind kind = byType.get(event.getClass());
        if (kind == null) {
            throw new IllegalStateException("No name for " + event.getClass());
        }
        try {
            return new Encoded(kind.name(), kind.version(), mapper.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new JournalException(Message.of("journal.unencoded", e.getOriginalMessage()), e);
        }
    }

    /// @throws JournalException where the event was written by a newer program, or is damaged
    MissionEvent decode(Encoded stored) {
        Reading reading = byName.get(stored.type());
        if (reading == null || stored.version() > reading.kind().version()) {
            throw new JournalException(
                    Message.of("journal.newer", stored.type(), stored.version()), null);
        }
        try {
            return stored.version() == reading.kind().version()
                    ? reading.reader().readValue(stored.json())
                    : reading.reader().readValue(upgraded(stored, reading.kind().version()));
        } catch (JsonProcessingException e) {
            throw damaged(stored, e.getOriginalMessage(), e);
        } catch (IOException | RuntimeException e) {
            if (e instanceof JournalException known) {
                throw known;
            }
            throw damaged(stored, String.valueOf(e.getMessage()), e);
        }
    }

    private JsonNode upgraded(Encoded stored, int version) throws JsonProcessingException {
        if (!(mapper.readTree(stored.json()) instanceof ObjectNode node)) {
            throw damaged(stored, "not an object", null);
        }
        for (int from = stored.version(); from < version; from++) {
            node = upgrade(stored, from).change().apply(node);
        }
        return node;
    }

    private Upgrade upgrade(Encoded stored, int from) {
        return upgrades.stream()
                .filter(u -> u.type().equals(stored.type()) && u.from() == from)
                .findFirst()
                .orElseThrow(() ->
                        new JournalException(
                                Message.of("journal.unknown", stored.type(), from), null));
    }

    private static JournalException damaged(
            Encoded stored, String what, @Nullable Throwable cause) {
        return new JournalException(Message.of("journal.damaged", stored.type(), what), cause);
    }
}
