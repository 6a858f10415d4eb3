package maestro.agents.controller.phase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import maestro.agents.controller.step.Asked;
import maestro.agents.controller.step.Budget;
import maestro.agents.controller.step.StepFailedException;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Task;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;

/// Searches and reads for the questions of a round, section by section.
///
/// What a question is given depends on its own section alone, so that sections may run at once and
/// in any order and the notes are the same.
final class SectionResearch {
    private static final String UNREAD = "unread";

    private final Team team;
    private final Steps steps;
    private final Words words;
    private final Budget budget;
    private final Ledger ledger;
    private final int begunRounds;

    /// @param begunRounds how many rounds began in earlier runs
    SectionResearch(Team team, Budget budget, Ledger ledger, int begunRounds) {
        this.team = team;
        this.steps = team.steps();
        this.words = team.words();
        this.budget = budget;
        this.ledger = ledger;
        this.begunRounds = begunRounds;
    }

    /// Passages to read for a question that was asked in an earlier round; none where it is to be
    /// searched for.
    record Unread(Asked asked, List<Search.Found> passages) {}

    /// A limit on steps has chosen the questions already; the other limits end research between two
    /// of them.
    void research(List<Asked> questions, List<Unread> unread, int round)
            throws InterruptedException, StepFailedException {
        Map<String, List<Unread>> work = new LinkedHashMap<>();
        List<Unread> all = new ArrayList<>(unread);
        questions.forEach(asked -> all.add(new Unread(asked, List.of())));
        for (Unread one : all) {
            work.computeIfAbsent(one.asked().section().id(), _ -> new ArrayList<>()).add(one);
        }
        List<Callable<Boolean>> sections = new ArrayList<>();
        for (List<Unread> section : work.values()) {
            sections.add(() -> {
                for (Unread one : section) {
                    boolean old = !one.passages().isEmpty();
                    boolean begun =
                            steps.finished(key(round, one.asked(), old ? UNREAD : "search"));
                    if (!begun && passedOver(one.asked(), round)) {
                        continue;
                    }
                    if (!begun && !budget.mayGoOn()) {
                        return false;
                    }
                    if (old) {
                        readOn(one, round);
                    } else {
                        research(one.asked(), round);
                    }
                }
                return true;
            });
        }
        Parallel.run(
                team.mission().id() + "-research",
                team.mission().limits().parallelSections(),
                sections);
    }

    /// What was not researched in a round that is over, the user had taken out of the plan, or a
    /// limit was met.
    private boolean passedOver(Asked asked, int round) {
        return round < begunRounds || team.steering().dropped(asked.question().id());
    }

    private void research(Asked asked, int round) throws InterruptedException, StepFailedException {
        Section section = asked.section();
        String text = asked.question().text();
        Search search =
                steps.run(
                                new Task(
                                        Phase.RESEARCH,
                                        key(round, asked, "search"),
                                        AgentKind.RESEARCH,
                                        words.text("step.search", text),
                                        words.text("step.search.input", section.title(), text)),
                                Outcome.Searched.class,
                                step ->
                                        new Outcome.Searched(
                                                team.roles()
                                                        .researcher()
                                                        .search(
                                                                section,
                                                                asked.question(),
                                                                round,
                                                                step)))
                        .search();
        ledger.searched(round, search);
        read(asked, search, key(round, asked, "read"));
    }

    /// Reads what an earlier round has found.
    private void readOn(Unread unread, int round) throws InterruptedException, StepFailedException {
        Asked asked = unread.asked();
        Search.Query query =
                new Search.Query(
                        asked.question().text(), words.text("read.unread"), unread.passages());
        ledger.read(round);
        read(
                asked,
                new Search(asked.section().id(), asked.question().id(), round, List.of(query)),
                key(round, asked, UNREAD));
    }

    private void read(Asked asked, Search search, String key)
            throws InterruptedException, StepFailedException {
        List<Note> known = ledger.notesOf(asked.section().id());
        int found = search.queries().stream().mapToInt(q -> q.found().size()).sum();
        List<Note> notes =
                steps.run(
                                new Task(
                                        Phase.RESEARCH,
                                        key,
                                        AgentKind.RESEARCH,
                                        words.text("step.read", asked.question().text()),
                                        words.text(
                                                "step.read.input", search.queries().size(), found)),
                                Outcome.NotesTaken.class,
                                step ->
                                        new Outcome.NotesTaken(
                                                team.roles()
                                                        .researcher()
                                                        .read(
                                                                asked.section(),
                                                                asked.question(),
                                                                search,
                                                                known,
                                                                step)))
                        .notes();
        ledger.noted(key, notes);
    }

    private static String key(int round, Asked asked, String what) {
        return "round" + round + "/" + asked.question().id() + "/" + what;
    }
}
