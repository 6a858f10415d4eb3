package maestro.app.cli.mission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.agents.journal.Journal;
import maestro.agents.journal.MissionState;
import maestro.agents.report.comparison.Choice;
import maestro.agents.report.comparison.Comparison;
import maestro.agents.report.comparison.Figures;
import maestro.agents.report.comparison.Line;
import maestro.agents.report.comparison.SectionPair;
import maestro.agents.report.comparison.Statement;
import maestro.app.Archive;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description =
                "Put the reports of two missions side by side: figures, and what only one of them says.")
public final class CompareCommand extends WorkingCommand {
    @Parameters(index = "0", paramLabel = "A", description = "One mission's id.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other's.")
    private String other = "";

    @Override
    public Integer call() {
        try (Archive archive = Archive.open(root().home())) {
            MissionState left = find(archive.journal(), one);
            MissionState right = find(archive.journal(), other);
            Comparison comparison =
                    Comparison.of(left, right)
                            .orElseThrow(() ->
                                    new UsageException(
                                            "mission "
                                                    + (left.report().isEmpty() ? one : other)
                                                    + " has no report yet"));
            if (json()) {
                printJson(json(comparison));
            } else {
                tell(comparison);
            }
            return Exit.DONE;
        }
    }

    private static MissionState find(Journal journal, String named) {
        return MissionState.of(journal, named).orElseThrow(() -> MissionArgument.unknown(named));
    }

    private void tell(Comparison comparison) {
        Figures a = comparison.one();
        Figures b = comparison.other();
        row("", a.mission(), b.mission());
        row("agents", String.join(", ", a.thinkers()), String.join(", ", b.thinkers()));
        row("sections", a.sections(), b.sections());
        row("sentences", a.sentences(), b.sentences());
        row("supported", a.supported(), b.supported());
        row("mean support", decimal(a.support()), decimal(b.support()));
        row("coverage", decimal(a.score()), decimal(b.score()));
        row("citations", a.citations(), b.citations());
        row(
                "documents",
                a.documents().size(),
                "%d (%d in both)".formatted(b.documents().size(), comparison.documentsInBoth()));
        row("notes", a.notes(), b.notes());
        row("searches", a.searches(), b.searches());
        row("calls", calls(a), calls(b));
        row("tokens", tokens(a), tokens(b));
        row("cost", decimal(a.spent().cost()), decimal(b.spent().cost()));
        row("time", seconds(a), seconds(b));
        tell(comparison.choices());
        for (SectionPair pair : comparison.sections()) {
            tell(pair);
        }
    }

    private void tell(List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        out().printf("%n# How they were to be done%n");
        for (Choice choice : choices) {
            out().println("    " + name(choice));
            out().println("  - " + value(choice, choice.one()));
            out().println("  + " + value(choice, choice.other()));
        }
    }

    private static String name(Choice choice) {
        return switch (choice.kind()) {
            case PRESET -> "Kind of research";
            case OUTLINE -> "Headings";
            case TONE -> "Tone";
            case UNSUPPORTED -> "Unsupported sentences";
            case ANSWER -> choice.question().isEmpty() ? "Said beforehand" : choice.question();
        };
    }

    private static String value(Choice choice, String value) {
        if (value.isEmpty()) {
            return "(nothing)";
        }
        return choice.kind() == Choice.Kind.UNSUPPORTED
                ? value.toLowerCase(Locale.ROOT)
                : value.replace("\n", "; ");
    }

    private void row(String name, Object a, Object b) {
        out().printf("%-14s %-24s %s%n", name, a, b);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String seconds(Figures figures) {
        return String.format(Locale.ROOT, "%.1f s", figures.worked().toMillis() / 1000.0);
    }

    private static String calls(Figures figures) {
        return with(figures.spent().calls(), figures.takenOver().calls());
    }

    private static String tokens(Figures figures) {
        return with(figures.spent().tokens(), figures.takenOver().tokens());
    }

    private static String with(long own, long takenOver) {
        return own + (takenOver == 0 ? "" : " (+" + takenOver + " taken over)");
    }

    private void tell(SectionPair pair) {
        String heading = heading(pair);
        if (pair.same()) {
            out().printf("%n= %s: the same%n", heading);
            return;
        }
        out().printf("%n# %s%n", heading);
        for (Line line : pair.lines()) {
            switch (line) {
                case Line.Same(Statement both, Statement _) -> out().println("    " + both.text());
                case Line.Changed(Statement before, Statement after, var _, var _) -> {
                    out().println("  - " + before.text());
                    out().println("  + " + after.text());
                }
                case Line.OnlyOne(Statement only) -> out().println("  - " + only.text());
                case Line.OnlyOther(Statement only) -> out().println("  + " + only.text());
            }
        }
    }

    private static String heading(SectionPair pair) {
        String a = name(pair.one());
        String b = name(pair.other());
        if (pair.one() == null) {
            return "only in B: " + b;
        }
        return pair.other() == null ? "only in A: " + a : a.equals(b) ? a : a + " | " + b;
    }

    private static String name(@Nullable String heading) {
        return heading == null || heading.isEmpty() ? "(opening)" : heading;
    }

    private static Map<String, Object> json(Comparison comparison) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("one", json(comparison.one()));
        line.put("other", json(comparison.other()));
        line.put("documentsInBoth", comparison.documentsInBoth());
        line.put("choices", comparison.choices().stream().map(CompareCommand::json).toList());
        line.put("sections", comparison.sections().stream().map(CompareCommand::json).toList());
        return line;
    }

    private static Map<String, Object> json(Choice choice) {
        boolean word = choice.kind() == Choice.Kind.UNSUPPORTED;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", choice.kind().name().toLowerCase(Locale.ROOT));
        row.put("question", choice.question());
        row.put("one", word ? value(choice, choice.one()) : choice.one());
        row.put("other", word ? value(choice, choice.other()) : choice.other());
        return row;
    }

    private static Map<String, Object> json(Figures figures) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("mission", figures.mission());
        row.put("title", figures.title());
        row.put("agents", figures.thinkers());
        row.put("sections", figures.sections());
        row.put("sentences", figures.sentences());
        row.put("supported", figures.supported());
        row.put("support", figures.support());
        row.put("score", figures.score());
        row.put("citations", figures.citations());
        row.put("documents", figures.documents().size());
        row.put("notes", figures.notes());
        row.put("searches", figures.searches());
        row.put("rounds", figures.rounds());
        SpentLine.put(row, "", figures.spent());
        SpentLine.put(row, "takenOver", figures.takenOver());
        row.put("seconds", figures.worked().toMillis() / 1000.0);
        return row;
    }

    private static Map<String, Object> json(SectionPair pair) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("one", pair.one());
        row.put("other", pair.other());
        row.put("same", pair.count(Line.Same.class));
        row.put("changed", pair.count(Line.Changed.class));
        row.put("onlyOne", pair.count(Line.OnlyOne.class));
        row.put("onlyOther", pair.count(Line.OnlyOther.class));
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Line line : pair.lines()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            switch (line) {
                case Line.Same(Statement a, Statement b) -> put(shown, "same", a, b);
                case Line.Changed(Statement a, Statement b, var _, var _) ->
                        put(shown, "changed", a, b);
                case Line.OnlyOne(Statement a) -> put(shown, "only-one", a, null);
                case Line.OnlyOther(Statement b) -> put(shown, "only-other", null, b);
            }
            lines.add(shown);
        }
        row.put("lines", lines);
        return row;
    }

    private static void put(
            Map<String, Object> row, String kind, @Nullable Statement a, @Nullable Statement b) {
        row.put("kind", kind);
        row.put("one", a == null ? null : a.text());
        row.put("other", b == null ? null : b.text());
    }
}
