package maestro.agents.report.comparison;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What differs between two lists of statements, and between the words of two of them.
///
/// The shortest edit is Myers' ("An O(ND) difference algorithm", 1986). What it replaces is paired
/// in order where at least half of the words are the same.
final class Differences {
    private static final double ALIKE = 0.5;

    private final Locale locale;

    Differences(Locale locale) {
        this.locale = locale;
    }

    /// A stretch of two lists: elements of the one, and those of the other in their place.
    record Stretch<T>(boolean same, List<T> one, List<T> other) {}

    static <T> List<Stretch<T>> stretches(List<T> one, List<T> other) {
        List<Stretch<T>> all = new ArrayList<>();
        for (AbstractDelta<T> delta : DiffUtils.diff(one, other, true).getDeltas()) {
            all.add(
                    new Stretch<>(
                            delta.getType() == DeltaType.EQUAL,
                            delta.getSource().getLines(),
                            delta.getTarget().getLines()));
        }
        return all;
    }

    List<Line> lines(List<Statement> one, List<Statement> other) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Stretch<String> stretch : stretches(texts(one), texts(other))) {
            List<Statement> left = one.subList(i, i + stretch.one().size());
            List<Statement> right = other.subList(j, j + stretch.other().size());
            if (stretch.same()) {
                for (int k = 0; k < left.size(); k++) {
                    lines.add(new Line.Same(left.get(k), right.get(k)));
                }
            } else {
                pair(left, right, lines);
            }
            i += left.size();
            j += right.size();
        }
        return lines;
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }

    private void pair(List<Statement> one, List<Statement> other, List<Line> into) {
        int next = 0;
        for (Statement left : one) {
            int best = -1;
            double most = ALIKE;
            for (int j = next; j < other.size(); j++) {
                double alike =
                        left.remark() == other.get(j).remark()
                                ? alike(left.text(), other.get(j).text())
                                : 0;
                if (alike >= most && (best < 0 || alike > most)) {
                    most = alike;
                    best = j;
                }
            }
            if (best < 0) {
                into.add(new Line.OnlyOne(left));
                continue;
            }
            other.subList(next, best).forEach(s -> into.add(new Line.OnlyOther(s)));
            into.add(changed(left, other.get(best)));
            next = best + 1;
        }
        other.subList(next, other.size()).forEach(s -> into.add(new Line.OnlyOther(s)));
    }

    private Line changed(Statement one, Statement other) {
        List<Line.Piece> left = new ArrayList<>();
        List<Line.Piece> right = new ArrayList<>();
        for (Stretch<String> stretch : stretches(words(one.text()), words(other.text()))) {
            add(left, stretch.one(), !stretch.same());
            add(right, stretch.other(), !stretch.same());
        }
        return new Line.Changed(one, other, left, right);
    }

    private static void add(List<Line.Piece> pieces, List<String> words, boolean differs) {
        if (!words.isEmpty()) {
            pieces.add(new Line.Piece(String.join("", words), differs));
        }
    }

    /// The share of words that two texts have in common, in the same order, 0 to 1.
    private double alike(String one, String other) {
        List<String> left = words(one).stream().filter(w -> !w.isBlank()).toList();
        List<String> right = words(other).stream().filter(w -> !w.isBlank()).toList();
        int common =
                stretches(left, right).stream()
                        .filter(Stretch::same)
                        .mapToInt(s -> s.one().size())
                        .sum();
        return left.isEmpty() && right.isEmpty() ? 1 : 2.0 * common / (left.size() + right.size());
    }

    /// Words, and what stands between them; together they are the text.
    private List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(locale);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }
}
