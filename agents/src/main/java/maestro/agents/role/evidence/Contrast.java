package maestro.agents.role.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.agents.mission.Note;
import maestro.agents.role.evidence.text.Words;

/// Tells where two documents speak of the same thing and differ: one affirms what the other denies,
/// or they give different numbers for it. Strict on purpose: a difference that is none does more
/// harm than one that is passed over.
final class Contrast {
    private static final double ALIKE = 0.72;
    private static final Pattern DENIAL =
            Pattern.compile(
                    "\\b(?:not|never|cannot|can't|doesn't|don't|fails? to|unable|no longer|neither|nor|without)\\b|않|없다|못하");
    private static final Set<String> UP =
            Set.of(
                    "improve",
                    "improves",
                    "improved",
                    "increase",
                    "increases",
                    "increased",
                    "enhance",
                    "enhances",
                    "outperforms",
                    "outperform",
                    "better",
                    "higher");
    private static final Set<String> DOWN =
            Set.of(
                    "reduce",
                    "reduces",
                    "reduced",
                    "decrease",
                    "decreases",
                    "degrade",
                    "degrades",
                    "degraded",
                    "worse",
                    "lower",
                    "hurts",
                    "hurt",
                    "underperforms");

    private Contrast() {}

    static boolean between(Note a, Note b, Likeness likeness) {
        boolean sameDocument =
                a.quotes().getFirst().documentId().equals(b.quotes().getFirst().documentId());
        if (sameDocument
                || likeness.of(a, b) < ALIKE
                || Words.overlap(likeness.stems(a), likeness.stems(b)) < 0.4) {
            return false;
        }
        boolean denied = DENIAL.matcher(a.finding()).find() != DENIAL.matcher(b.finding()).find();
        return denied || direction(a) * direction(b) < 0 || numbersDiffer(a, b);
    }

    private static int direction(Note note) {
        int sum = 0;
        for (Words.Word word : Words.of(note.finding())) {
            String form = word.form().toLowerCase(Locale.ROOT);
            sum += UP.contains(form) ? 1 : DOWN.contains(form) ? -1 : 0;
        }
        return Integer.signum(sum);
    }

    private static boolean numbersDiffer(Note a, Note b) {
        Set<String> left = numbers(a);
        Set<String> right = numbers(b);
        Set<String> both = new HashSet<>(left);
        both.retainAll(right);
        return !left.isEmpty() && !right.isEmpty() && both.isEmpty();
    }

    private static Set<String> numbers(Note note) {
        List<Words.Word> words = Words.of(note.finding());
        Set<String> numbers = new HashSet<>();
        words.stream().filter(Words.Word::number).forEach(w -> numbers.add(w.form()));
        return numbers;
    }
}
