package maestro.agents.role.evidence.claim;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import maestro.agents.role.evidence.text.Words;

/// The words of a claim as they are compared: stems, a few synonyms made one, words left out that
/// name anything.
final class Terms {
    private static final double SAME = 0.5;

    /// How well something does, whatever it is called.
    static final String QUALITY = "#quality";

    private static final Map<String, String> SYNONYMS = new TreeMap<>();

    static {
        synonyms(
                QUALITY,
                "accuracy performance quality effectiveness correctness results result better worse outperform 정확도 성능 품질");
        synonyms("#noise", "irrelevant noise noisy distracting distractor unrelated 잡음 무관");
        synonyms("#heat", "temperature warmth heat 기온 온도");
    }

    private static final Set<String> ANYTHING =
            Words.content(
                    "include presence introduce addition add model system method approach technique document information content data amount number level"
                            + " scenario setting task output text study work author paper result significantly potentially effectively overall final"
                            + " 방법 문서 정보 내용 자료 결과");

    private Terms() {}

    private static void synonyms(String one, String words) {
        for (String word : words.split(" ")) {
            SYNONYMS.put(Words.stem(word), one);
        }
    }

    /// Words as they are compared.
    static Set<String> of(Collection<Words.Word> words) {
        Set<String> terms = new LinkedHashSet<>();
        for (Words.Word word : words) {
            boolean says = !word.stop() && !word.number() && word.form().length() > 1;
            String term = SYNONYMS.getOrDefault(word.stem(), word.stem());
            if (says && (term.startsWith("#") || !ANYTHING.contains(term))) {
                terms.add(term);
            }
        }
        return terms;
    }

    /// Whether both name the same: at least half of all their words are common.
    static boolean same(Set<String> a, Set<String> b) {
        return jaccard(a, b) >= SAME;
    }

    static boolean disjoint(Set<String> a, Set<String> b) {
        return a.stream().noneMatch(b::contains);
    }

    static double jaccard(Set<String> a, Set<String> b) {
        return Words.jaccard(a, b);
    }
}
