package maestro.app.ui.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Spent;
import maestro.agents.report.comparison.Choice;
import maestro.agents.report.comparison.Comparison;
import maestro.agents.report.comparison.Figures;
import maestro.app.ui.shell.Texts;

/// The figures of two reports in words, row by row, and what the user chose otherwise for one.
final class FigureRows {
    private final Texts texts;

    FigureRows(Texts texts) {
        this.texts = texts;
    }

    /// @param name what is counted
    record Row(String name, String one, String other) {}

    List<Row> of(Comparison comparison) {
        Figures a = comparison.one();
        Figures b = comparison.other();
        List<Row> rows = new ArrayList<>();
        rows.add(row("agents", agents(a), agents(b)));
        rows.add(row("sections", number(a.sections()), number(b.sections())));
        rows.add(row("sentences", number(a.sentences()), number(b.sentences())));
        rows.add(row("supported", number(a.supported()), number(b.supported())));
        rows.add(row("support", percent(a.support()), percent(b.support())));
        rows.add(row("coverage", percent(a.score()), percent(b.score())));
        rows.add(row("citations", number(a.citations()), number(b.citations())));
        rows.add(row("documents", documents(a, comparison), documents(b, comparison)));
        rows.add(row("notes", number(a.notes()), number(b.notes())));
        rows.add(row("time", time(a.worked()), time(b.worked())));
        if (calls(a) + calls(b) > 0) {
            rows.add(row("calls", spent(a, Spent::calls), spent(b, Spent::calls)));
            rows.add(row("tokens", spent(a, Spent::tokens), spent(b, Spent::tokens)));
        }
        if (a.spent().cost() + b.spent().cost() > 0) {
            rows.add(
                    row(
                            "cost",
                            texts.get("cost.value", a.spent().cost()),
                            texts.get("cost.value", b.spent().cost())));
        }
        comparison.choices().forEach(choice -> rows.add(row(choice)));
        return rows;
    }

    private Row row(Choice choice) {
        String name =
                choice.question().isEmpty()
                        ? texts.get("choice." + choice.kind())
                        : choice.question();
        return new Row(name, value(choice, choice.one()), value(choice, choice.other()));
    }

    private String value(Choice choice, String value) {
        if (value.isEmpty()) {
            return texts.get("choice.nothing");
        }
        return choice.kind() == Choice.Kind.UNSUPPORTED
                ? texts.get("choice.UNSUPPORTED." + value)
                : value;
    }

    private String documents(Figures figures, Comparison comparison) {
        return texts.get(
                "documents.value", figures.documents().size(), comparison.documentsInBoth());
    }

    private static int calls(Figures figures) {
        return figures.spent().calls() + figures.takenOver().calls();
    }

    private Row row(String key, String one, String other) {
        return new Row(texts.get("figure." + key), one, other);
    }

    private String agents(Figures figures) {
        return String.join(
                ", ",
                figures.thinkers().stream()
                        .map(t -> t.equals(Mission.EVIDENCE) ? texts.get("evidence") : t)
                        .toList());
    }

    private String number(long value) {
        return texts.get("number", value);
    }

    private String percent(double value) {
        return texts.get("percent", value);
    }

    private String time(Duration worked) {
        return texts.get("time.value", worked.toMinutes(), worked.toSecondsPart());
    }

    private interface Part {
        long of(Spent spent);
    }

    private String spent(Figures figures, Part part) {
        long before = part.of(figures.takenOver());
        long own = part.of(figures.spent());
        return before == 0 ? number(own) : texts.get("taken.over", own, before);
    }
}
