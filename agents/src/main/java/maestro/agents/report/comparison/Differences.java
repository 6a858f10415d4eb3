package maestro.agents.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.agents.difference.Difference;

/// What differs between two lists of statements, and between the words of two of them.
///
/// What the shortest edit replaces is paired in order where at least half of the words are the
/// same.
final class Differences {
    private static final double ALIKE = 0.5;

    private final Locale locale;

    Differences(Locale locale) {
        this.locale = locale;
    }

    List<Line> lines(List<Statement> one, List<Statement> other) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Difference<String> stretch : Difference.of(texts(one), texts(other))) {
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
        for (Difference<String> stretch : Difference.ofWords(one.text(), other.text(), locale)) {
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
        List<String> left = words(one);
        List<String> right = words(other);
        int common =
                Difference.of(left, right).stream()
                        .filter(Difference::same)
                        .mapToInt(s -> s.one().size())
                        .sum();
        return left.isEmpty() && right.isEmpty() ? 1 : 2.0 * common / (left.size() + right.size());
    }

    private List<String> words(String text) {
        return Difference.words(text, locale).stream().map(String::strip).toList();
    }
}
