package maestro.app.ui.reasoning.step;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Review;
import maestro.agents.mission.Spent;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;

/// What the agents have done so far, in numbers.
public final class Counts {
    private final Texts texts;
    private @Nullable Mission mission;
    private @Nullable Plan plan;
    private @Nullable Review review;
    private int round;
    private int steps;
    private Spent spent = Spent.NOTHING;
    private int searches;
    private long passages;
    private int asked;
    private int leads;
    private int fetched;
    private int consulted;
    private int advice;
    private int passedOver;
    private final Map<String, Set<String>> notes = new HashMap<>();
    private final Set<String> documents = new HashSet<>();
    private final Set<String> drafted = new HashSet<>();

    public Counts(Texts texts) {
        this.texts = texts;
    }

    /// Forgets everything, for another mission.
    public void reset() {
        mission = null;
        plan = null;
        review = null;
        round = 0;
        steps = 0;
        spent = Spent.NOTHING;
        searches = 0;
        passages = 0;
        asked = 0;
        leads = 0;
        fetched = 0;
        consulted = 0;
        advice = 0;
        passedOver = 0;
        notes.clear();
        documents.clear();
        drafted.clear();
    }

    /// Counts the next event of the mission.
    public void take(MissionEvent event) {
        switch (event) {
            case MissionEvent.Created(Mission created) -> mission = created;
            case MissionEvent.RoundStarted(int next) -> round = next;
            case MissionEvent.PlanEdited(Plan edited) -> plan = edited;
            case MissionEvent.AskedBack(Spent asking) -> spent = spent.plus(asking);
            case MissionEvent.ModelReplied(var _, var _, var call) ->
                    spent = spent.plus(call.reply().usage(), call.cost());
            case MissionEvent.StepFinished finished -> {
                steps++;
                take(finished.outcome());
            }
            default -> {}
        }
    }

    private void take(Outcome outcome) {
        switch (outcome) {
            case Outcome.Planned(Plan made, var _) -> plan = made;
            case Outcome.Searched(var search) -> {
                searches += search.queries().size();
                passages += OutcomeSummary.found(search);
            }
            case Outcome.NotesTaken(var taken) ->
                    taken.forEach(note -> {
                        notes.computeIfAbsent(note.sectionId(), _ -> new HashSet<>())
                                .add(note.id());
                        note.quotes().stream().map(Quote::documentId).forEach(documents::add);
                    });
            case Outcome.Reviewed(Review made) -> review = made;
            case Outcome.Drafted(Draft draft) -> drafted.add(draft.sectionId());
            case Outcome.Sought(var _, var _, var _, var found, var _, var _) -> {
                asked++;
                leads += found.size();
            }
            case Outcome.Fetched(var _, var id, var _, var _, var _, var _) ->
                    fetched += id == null ? 0 : 1;
            case Outcome.Advised advised -> {
                if (advised.skipped().isEmpty()) {
                    consulted++;
                    advice +=
                            advised.remarks().size()
                                    + advised.questions().size()
                                    + advised.dropped().size()
                                    + advised.notes().size()
                                    + advised.complaints().size();
                } else {
                    passedOver++;
                }
            }
            case Outcome.Criticised _, Outcome.Worded _, Outcome.Verified _ -> {}
        }
    }

    /// Empty where there is nothing to count yet.
    public String words(AgentKind agent) {
        return switch (agent) {
            case PLANNING -> {
                Plan now = plan;
                yield now == null
                        ? ""
                        : texts.get(
                                "summary.planned",
                                now.stream().count(),
                                now.stream().mapToLong(s -> s.questions().size()).sum());
            }
            case RESEARCH -> {
                int noted = notes.values().stream().mapToInt(Set::size).sum();
                String beyond =
                        asked == 0 ? "" : texts.get("counts.outside", asked, leads, fetched);
                String within =
                        searches == 0 ? "" : texts.get("counts.research", searches, passages);
                yield beyond
                        + (beyond.isEmpty() || within.isEmpty() ? "" : " · ")
                        + within
                        + (noted == 0 ? "" : texts.get("counts.notes", noted, documents.size()));
            }
            case REFLECTION -> {
                Review now = review;
                yield now == null
                        ? ""
                        : texts.get(
                                "counts.reflection",
                                now.round(),
                                OutcomeSummary.of(new Outcome.Reviewed(now), texts));
            }
            case WRITING -> {
                Plan now = plan;
                yield drafted.isEmpty() || now == null
                        ? ""
                        : texts.get(
                                "counts.writing",
                                now.stream().filter(s -> drafted.contains(s.id())).count(),
                                now.stream().count());
            }
            case CUSTOM ->
                    consulted + passedOver == 0
                            ? ""
                            : texts.get("counts.custom", consulted, advice, passedOver);
            case CONTROLLER -> {
                Mission now = mission;
                yield now == null || steps == 0
                        ? ""
                        : (round == 0
                                        ? ""
                                        : texts.get("counts.round", round, now.limits().rounds()))
                                + texts.get("counts.steps", steps, now.limits().steps())
                                + spent(now.limits());
            }
        };
    }

    private String spent(Limits limits) {
        if (spent.calls() == 0) {
            return "";
        }
        String words =
                limits.calls() == 0
                        ? texts.get("counts.calls", spent.calls())
                        : texts.get("counts.calls.of", spent.calls(), limits.calls());
        words +=
                limits.tokens() == 0
                        ? texts.get("counts.tokens", spent.tokens())
                        : texts.get("counts.tokens.of", spent.tokens(), limits.tokens());
        return spent.cost() == 0
                ? words
                : words
                        + (limits.cost() == 0
                                ? texts.get("counts.cost", spent.cost())
                                : texts.get("counts.cost.of", spent.cost(), limits.cost()));
    }
}
