package maestro.agents.controller.step;

import static maestro.agents.role.evidence.text.Words.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Section;
import org.jspecify.annotations.Nullable;

/// What the user says to agents while they work. Agents with a model read it in what they are
/// asked. Without one, what is said to the research agent or to all becomes a question of the next
/// round, and no other agent can follow. Safe for use by several threads.
public final class Steering {
    private static final int LONGEST = 2_000;

    /// Older ones make room.
    private static final int MOST = 10;

    private final boolean withModel;
    private final Words words;
    private final List<MissionEvent.Steered> messages;
    private final List<Outcome.Remark> remarks = new ArrayList<>();
    private final boolean ended;
    private boolean researchOver;
    private @Nullable Plan changed;

    /// @param state of the mission when the run begins
    public Steering(MissionState state, Words words) {
        this.withModel = state.mission().profile() != null;
        this.words = words;
        this.messages = new ArrayList<>(state.messages());
        this.ended = state.phase().ended();
        this.changed = state.changedPlan().orElse(null);
        this.researchOver = state.steps().stream().anyMatch(s -> s.key().startsWith("write/"));
    }

    /// Takes a message in once it is kept.
    ///
    /// @param state of the mission now
    /// @param keep journals it
    /// @throws IllegalArgumentException with a message for people where nobody could follow it
    public synchronized void take(MissionState state, AgentKind agent, String text, Keeping keep) {
        String said = text.strip();
        require(!said.isEmpty(), "steer.empty");
        require(said.length() <= LONGEST, "steer.long");
        require(!ended, "steer.ended");
        require(withModel || hearsWithoutModel(agent), "steer.deaf");
        require(withModel || !researchOver, "steer.over");
        require(agent != AgentKind.PLANNING || state.plan().isEmpty(), "steer.planned");
        require(agent != AgentKind.RESEARCH || !researchOver, "steer.researched");
        MissionEvent.Steered message = new MissionEvent.Steered(agent, said);
        keep.keep(message);
        messages.add(message);
    }

    /// Journals what the user does.
    public interface Keeping {
        void keep(MissionEvent event);
    }

    /// What the user does to a mission, which stands as the state says.
    public interface Talk {
        void with(MissionState state, Keeping keep, Steering steering);
    }

    private static boolean hearsWithoutModel(AgentKind agent) {
        return agent == AgentKind.RESEARCH || agent == AgentKind.CONTROLLER;
    }

    private void require(boolean holds, String key) {
        if (!holds) {
            throw new IllegalArgumentException(words.text(key, LONGEST));
        }
    }

    /// What an agent's next step reads, oldest first.
    synchronized List<String> to(AgentKind agent) {
        List<String> all =
                messages.stream()
                        .filter(m -> m.agent() == agent || m.agent() == AgentKind.CONTROLLER)
                        .map(MissionEvent.Steered::text)
                        .toList();
        List<String> heard = new ArrayList<>(last(all));
        heard.addAll(
                last(
                        remarks.stream()
                                .filter(r -> r.to() == agent)
                                .map(Outcome.Remark::text)
                                .toList()));
        return heard;
    }

    private static List<String> last(List<String> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    /// What an agent of the user's own tells others.
    public synchronized void advised(String agent, List<Outcome.Remark> said) {
        said.forEach(r -> remarks.add(new Outcome.Remark(r.to(), agent + ": " + r.text())));
    }

    /// What was said and is no question of the plan yet; empty where models read it.
    public synchronized List<Review.Gap> questions(Plan plan) {
        if (withModel) {
            return List.of();
        }
        Set<String> asked =
                plan.stream()
                        .flatMap(s -> s.questions().stream())
                        .map(Question::text)
                        .collect(Collectors.toSet());
        return messages.stream()
                .filter(m -> hearsWithoutModel(m.agent()))
                .map(MissionEvent.Steered::text)
                .distinct()
                .filter(text -> !asked.contains(text))
                .map(text ->
                        new Review.Gap(
                                section(plan, text).id(),
                                new Question("", text, Question.Origin.USER),
                                words.text("round.said", text)))
                .toList();
    }

    /// The section that shares most words with it; the first where none does.
    private static Section section(Plan plan, String text) {
        Set<String> wanted = content(text);
        List<Section> sections = plan.active().stream().toList();
        Section best = sections.getFirst();
        for (Section section : sections) {
            if (shared(section, wanted) > shared(best, wanted)) {
                best = section;
            }
        }
        return best;
    }

    private static long shared(Section section, Set<String> wanted) {
        StringBuilder about = new StringBuilder(section.title());
        section.questions().forEach(q -> about.append(' ').append(q.text()));
        return content(about.toString()).stream().filter(wanted::contains).count();
    }

    /// Takes a change of the plan in once it is kept; research, or its next round, begins with it.
    ///
    /// @param state of the mission now
    /// @param resting whether nobody works on the mission, so that before research, too, what is
    ///   kept now is what the work goes on with
    /// @param old what the user has changed
    /// @param keep journals it
    /// @throws IllegalArgumentException with a message for people where it comes too early or late,
    ///   or is no plan that research can follow
    public synchronized void change(
            MissionState state, boolean resting, Plan old, Plan plan, Keeping keep) {
        PlanRules.check(plan, words);
        require(!ended, "steer.ended");
        boolean waits = resting && state.plan().isPresent();
        require(state.round() > 0 || waits, "plan.early");
        require(!researchOver, "plan.late");
        Plan now = changed == null ? state.plan().orElse(old) : changed;
        Plan merged = PlanGrowth.merged(old, plan, now);
        keep.keep(new MissionEvent.PlanEdited(merged));
        if (state.round() > 0) {
            changed = merged;
        }
    }

    /// Whether a change of the plan waits for the next round.
    public synchronized boolean changed() {
        return changed != null;
    }

    /// Whether the user took a question out of the plan, or paused its section, that has not been
    /// researched yet.
    public synchronized boolean dropped(String questionId) {
        return changed != null
                && changed.active().stream()
                        .flatMap(s -> s.questions().stream())
                        .noneMatch(q -> q.id().equals(questionId));
    }

    /// Lets a round begin with the plan that is in force now; no change comes between.
    ///
    /// @param plan that the last round had
    /// @param begin journals the plan that the round begins with, given the one in force
    public synchronized Plan begin(Plan plan, Beginning begin)
            throws InterruptedException, StepFailedException {
        Plan now = changed == null ? plan : changed;
        Plan begun = begin.with(now, changed != null);
        changed = null;
        return begun;
    }

    public interface Beginning {
        Plan with(Plan plan, boolean changed) throws InterruptedException, StepFailedException;
    }

    /// Ends research, unless something was said that has to be asked first or the plan was changed.
    ///
    /// @return whether it has ended
    public synchronized boolean endResearch(Plan plan) {
        researchOver = researchOver || (changed == null && questions(plan).isEmpty());
        return researchOver;
    }

    /// Ends research, whatever was said.
    public synchronized void researchIsOver() {
        researchOver = true;
    }
}
