package maestro.app.cli.mission;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maestro.agents.mission.Section;
import maestro.agents.plan.PlanDraft;
import maestro.app.cli.command.UsageException;
import picocli.CommandLine.Option;

/// Changes to a plan.
final class PlanOptions {
    @Option(
            names = "--drop",
            paramLabel = "ID",
            description = "Take out a section with all below it, or a question.")
    private List<String> drop = List.of();

    @Option(
            names = "--rename",
            arity = "2",
            paramLabel = "WHAT",
            description =
                    "An id and words: give a section another title, or a question other words.")
    private List<String> rename = List.of();

    @Option(
            names = "--add",
            paramLabel = "SECTION",
            description = "Add a section: \"Title: question\", or a title alone.")
    private List<String> add = List.of();

    @Option(
            names = "--question",
            arity = "2",
            paramLabel = "WHAT",
            description = "A section's id and words: ask one more question there.")
    private List<String> questions = List.of();

    @Option(
            names = "--pin",
            paramLabel = "ID",
            description = "Agents add no questions to this section.")
    private List<String> pin = List.of();

    @Option(names = "--pause", paramLabel = "ID", description = "Nobody researches this section.")
    private List<String> pause = List.of();

    @Option(
            names = "--resume",
            paramLabel = "ID",
            description = "Agents go on with a section that is pinned or paused.")
    private List<String> resume = List.of();

    boolean any() {
        return Stream.of(drop, rename, add, questions, pin, pause, resume)
                .anyMatch(all -> !all.isEmpty());
    }

    /// @throws UsageException where an id is none of the plan's, or words are missing
    void apply(PlanDraft draft) {
        for (String id : drop) {
            known(draft, id);
            draft.remove(id);
        }
        for (int i = 0; i + 1 < rename.size(); i += 2) {
            rename(draft, rename.get(i), words(rename.get(i + 1)));
        }
        add.forEach(section -> add(draft, words(section)));
        for (int i = 0; i + 1 < questions.size(); i += 2) {
            draft.addQuestion(section(draft, questions.get(i)).id(), words(questions.get(i + 1)));
        }
        pin.forEach(id -> draft.stand(section(draft, id).id(), Section.Standing.PINNED));
        pause.forEach(id -> draft.stand(section(draft, id).id(), Section.Standing.PAUSED));
        resume.forEach(id -> draft.stand(section(draft, id).id(), Section.Standing.FREE));
    }

    private static String words(String text) {
        if (text.isBlank()) {
            throw new UsageException("a title or a question needs words");
        }
        return text.strip();
    }

    private static void rename(PlanDraft draft, String id, String text) {
        known(draft, id);
        draft.plan()
                .section(id)
                .ifPresentOrElse(
                        s -> draft.describe(id, text, s.purpose()), () -> draft.ask(id, text));
    }

    private static void add(PlanDraft draft, String section) {
        String[] parts = section.split(":\\s+", 2);
        String id = draft.addSection(null, words(parts[0]));
        if (parts.length > 1) {
            draft.addQuestion(id, words(parts[1]));
        }
    }

    private static Section section(PlanDraft draft, String id) {
        return draft.plan()
                .section(id)
                .orElseThrow(() ->
                        new UsageException(
                                "the plan has no section %s; its sections are %s"
                                        .formatted(
                                                id,
                                                draft.plan().stream()
                                                        .map(Section::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static void known(PlanDraft draft, String id) {
        List<String> all = new ArrayList<>();
        draft.plan().stream()
                .forEach(s -> {
                    all.add(s.id());
                    s.questions().forEach(q -> all.add(q.id()));
                });
        if (!all.contains(id)) {
            throw new UsageException(
                    "the plan has neither section nor question %s; there are %s"
                            .formatted(id, String.join(", ", all)));
        }
    }
}
