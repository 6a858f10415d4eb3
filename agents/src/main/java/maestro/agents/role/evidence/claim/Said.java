package maestro.agents.role.evidence.claim;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.text.Words;
import org.jspecify.annotations.Nullable;

/// A sentence of a document, ready to be compared with those of others.
///
/// @param stems of its content words
/// @param vector null where the model cannot read its language
public record Said(
        String documentId,
        String text,
        Set<String> stems,
        float @Nullable [] vector,
        List<Claim> claims) {
    private static final Pattern DENIAL =
            Pattern.compile(
                    "\\b(?:not(?! only)|never|cannot|can't|doesn't|don't|fails? to|unable|no longer|neither|nor)\\b|않|없다|못하|못한|아니");

    /// Acronyms and names with a capital inside, without a plural's ending.
    private static final Pattern NAME =
            Pattern.compile("\\b\\p{L}*\\p{Lu}\\p{L}*?\\p{Lu}\\p{L}*?(?=s?\\b)");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern OWN_WORK = Pattern.compile("\\b(?:[Ww]e|[Oo]ur)\\b");

    /// Sentences so close in meaning and words say the same.
    private static final double CLOSE = 0.76;

    private static final double COMMON = 0.33;
    private static final double CONTAINED = 0.55;

    /// … or, where one is as good as contained in the other, so close.
    private static final double NEAR = 0.66;

    private static final double ALL_CONTAINED = 0.9;
    private static final double MUCH_COMMON = 0.45;
    private static final double KOREAN_CONTAINED = 0.65;

    /// Words in common after the subject: sentences with the same subject may say anything of it.
    private static final int LEAST_SHARED = 2;

    /// Claims that agree in sentences which are this far apart are about different things.
    private static final double SAME_SUBJECT = 0.5;

    /// Sentences in as good as the same words, of which one denies.
    private static final double SAME_WORDS = 0.6;

    public static Said of(
            String documentId, String text, Set<String> stems, float @Nullable [] vector) {
        return new Said(documentId, text, stems, vector, Claims.of(text));
    }

    /// Whether two documents agree or differ in what these sentences say.
    public Claim.Relation to(Said other) {
        if (documentId.equals(other.documentId)) {
            return Claim.Relation.UNRELATED;
        }
        Claim.Relation relation = Claims.between(claims, other.claims);
        if (relation == Claim.Relation.DIFFERS) {
            return relation;
        }
        boolean oneDenies = DENIAL.matcher(text).find() != DENIAL.matcher(other.text).find();
        double common = Words.jaccard(stems, other.stems);
        if (oneDenies) {
            return common >= SAME_WORDS ? Claim.Relation.DIFFERS : Claim.Relation.UNRELATED;
        }
        boolean agrees =
                (relation == Claim.Relation.AGREES && close(other, SAME_SUBJECT))
                        || alike(other, common);
        return agrees ? Claim.Relation.AGREES : Claim.Relation.UNRELATED;
    }

    /// Whether a look at the words alone leaves it possible that [#to] gives a relation: spares
    /// vectors where it does not.
    public boolean mayStand(Said other, Claim.Relation wanted) {
        if (documentId.equals(other.documentId)) {
            return false;
        }
        Claim.Relation claimed = Claims.between(claims, other.claims);
        double common = Words.jaccard(stems, other.stems);
        return claimed == wanted
                || (wanted == Claim.Relation.DIFFERS
                        ? common >= SAME_WORDS
                        : common >= COMMON && Words.overlap(stems, other.stems) >= CONTAINED);
    }

    private boolean alike(Said other, double common) {
        Set<String> told = told(text);
        long shared = told(other.text).stream().filter(told::contains).count();
        double contained = Words.overlap(stems, other.stems);
        boolean own = OWN_WORK.matcher(text).find() || OWN_WORK.matcher(other.text).find();
        if (shared < LEAST_SHARED
                || own
                || apart(NAME, text, other.text)
                || apart(NUMBER, text, other.text)) {
            return false;
        }
        if (vector == null || other.vector == null) {
            return common >= MUCH_COMMON && contained >= KOREAN_CONTAINED;
        }
        return (close(other, CLOSE) && common >= COMMON && contained >= CONTAINED)
                || (close(other, NEAR) && common >= MUCH_COMMON && contained >= ALL_CONTAINED);
    }

    /// Whether both name something and neither names all that the other does.
    private static boolean apart(Pattern pattern, String one, String other) {
        Set<String> a = all(pattern, one);
        Set<String> b = all(pattern, other);
        return !a.isEmpty() && !b.isEmpty() && !a.containsAll(b) && !b.containsAll(a);
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(m -> found.add(m.group().toLowerCase(Locale.ROOT)));
        return found;
    }

    /// What stands after the first finite verb; in Korean, where it stands last, everything.
    private static Set<String> told(String text) {
        for (Words.Word word : Words.korean(text) ? List.<Words.Word>of() : Words.of(text)) {
            if (Words.verb(word.form())) {
                return Words.content(text.substring(word.start() + word.form().length()));
            }
        }
        return Words.content(text);
    }

    private boolean close(Said other, double least) {
        return vector == null
                || other.vector == null
                || Vectors.cosine(vector, other.vector) >= least;
    }
}
