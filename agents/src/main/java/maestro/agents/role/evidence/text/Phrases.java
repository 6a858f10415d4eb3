package maestro.agents.role.evidence.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Phrases of one to three words that characterise a group of texts against others, by class-based
/// TF-IDF (Grootendorst, "BERTopic", 2022): frequency in the group times log(1 + average group size
/// / frequency in all groups).
public final class Phrases {
    private static final int MOST_WORDS = 3;
    private static final Set<String> WEAK_ENDS =
            Set.of(
                    "based",
                    "augmented",
                    "aware",
                    "driven",
                    "specific",
                    "related",
                    "generated",
                    "retrieved",
                    "proposed",
                    "given",
                    "high",
                    "low",
                    "large",
                    "small",
                    "better",
                    "best",
                    "higher",
                    "lower",
                    "additional",
                    "existing",
                    "previous",
                    "recent",
                    "current",
                    "relevant",
                    "effective",
                    "significant",
                    "multiple",
                    "single",
                    "final",
                    "external",
                    "show",
                    "shows",
                    "improve",
                    "improves",
                    "improving",
                    "enhance",
                    "enhancing",
                    "include",
                    "including",
                    "provide",
                    "provides",
                    "providing",
                    "generate",
                    "generating",
                    "retrieve",
                    "retrieving",
                    "ensure",
                    "ensuring",
                    "achieve");

    private static final Set<String> WEAK_STARTS =
            Set.of(
                    "generated",
                    "retrieved",
                    "proposed",
                    "existing",
                    "previous",
                    "given",
                    "recent",
                    "current",
                    "relevant",
                    "phrased",
                    "mismatched",
                    "based",
                    "including",
                    "providing",
                    "final",
                    "additional",
                    "better",
                    "best",
                    "show",
                    "shows",
                    "improve",
                    "improves",
                    "enhance",
                    "include",
                    "provide",
                    "generate",
                    "retrieve",
                    "ensure",
                    "achieve",
                    "augmented",
                    "corresponding",
                    "following",
                    "effective",
                    "significant",
                    "appropriate",
                    "resulting");

    private Phrases() {}

    /// @param text as most often written, lower-case but for acronyms
    /// @param texts how many texts of the group have it
    public record Phrase(String text, String key, double weight, int texts) {}

    /// @param groups texts of each group
    /// @return for each group its phrases, best first
    public static List<List<Phrase>> characteristic(List<List<String>> groups, int most) {
        List<Map<String, Count>> counts = groups.stream().map(Phrases::count).toList();
        Map<String, Integer> everywhere = new TreeMap<>();
        int all = 0;
        for (Map<String, Count> group : counts) {
            for (Map.Entry<String, Count> entry : group.entrySet()) {
                everywhere.merge(entry.getKey(), entry.getValue().occurrences, Integer::sum);
                all += entry.getValue().occurrences;
            }
        }
        double average = (double) all / Math.max(1, groups.size());
        List<List<Phrase>> result = new ArrayList<>();
        for (Map<String, Count> group : counts) {
            int size = group.values().stream().mapToInt(c -> c.occurrences).sum();
            result.add(
                    group.entrySet().stream()
                            .filter(e -> e.getValue().texts >= 2)
                            .map(e -> {
                                double tf = (double) e.getValue().occurrences / size;
                                double idf =
                                        Math.log(
                                                1
                                                        + average
                                                                / everywhere.getOrDefault(
                                                                        e.getKey(), 1));
                                int words =
                                        1 + (int) e.getKey().chars().filter(c -> c == ' ').count();
                                return new Phrase(
                                        e.getValue().form(),
                                        e.getKey(),
                                        tf * idf * (words == 1 ? 1 : words == 2 ? 2.5 : 3),
                                        e.getValue().texts);
                            })
                            .sorted(
                                    Comparator.comparingDouble(Phrase::weight)
                                            .reversed()
                                            .thenComparing(Phrase::key))
                            .limit(most)
                            .toList());
        }
        return result;
    }

    private static Map<String, Count> count(List<String> texts) {
        Map<String, Count> counts = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            List<Words.Word> words = Words.of(text);
            for (int from = 0; from < words.size(); from++) {
                for (int to = from; to < Math.min(words.size(), from + MOST_WORDS); to++) {
                    if (to > from && !adjacent(text, words.get(to - 1), words.get(to))) {
                        break;
                    }
                    add(counts, text, words.subList(from, to + 1), i);
                }
            }
        }
        return counts;
    }

    private static boolean adjacent(String text, Words.Word a, Words.Word b) {
        String gap = text.substring(a.start() + a.form().length(), b.start());
        return gap.equals(" ") || gap.equals("-");
    }

    private static void add(
            Map<String, Count> counts, String text, List<Words.Word> words, int textIndex) {
        for (Words.Word word : words) {
            if (word.stop() || word.number() || word.form().length() < 2) {
                return;
            }
        }
        String last = words.getLast().form().toLowerCase(Locale.ROOT);
        String first = words.getFirst().form().toLowerCase(Locale.ROOT);
        if (WEAK_ENDS.contains(last)
                || WEAK_STARTS.contains(first)
                || (words.size() > 1
                        && (first.endsWith("ed")
                                || (first.endsWith("ing") && !first.equals("learning"))))
                || last.equals("world")
                || last.endsWith("ly")
                || first.endsWith("ly")
                || (words.size() == 1
                        && (last.length() < 4 || last.endsWith("ing") || last.endsWith("ed")))
                || last.endsWith("ed")) {
            return;
        }
        String key = String.join(" ", words.stream().map(Words.Word::stem).toList());
        int end = words.getLast().start() + words.getLast().form().length();
        counts.computeIfAbsent(key, _ -> new Count())
                .add(text.substring(words.getFirst().start(), end), textIndex);
    }

    private static final class Count {
        private final Map<String, Integer> forms = new LinkedHashMap<>();
        private int occurrences;
        private int texts;
        private int last = -1;

        void add(String form, int textIndex) {
            occurrences++;
            forms.merge(lower(form), 1, Integer::sum);
            if (textIndex != last) {
                texts++;
                last = textIndex;
            }
        }

        String form() {
            return forms.entrySet().stream()
                    .max(
                            Map.Entry.<String, Integer>comparingByValue()
                                    .thenComparing(
                                            Map.Entry.<String, Integer>comparingByKey().reversed()))
                    .orElseThrow()
                    .getKey();
        }

        private static String lower(String form) {
            StringBuilder out = new StringBuilder();
            for (String word : form.split("(?<=[ -])")) {
                long capitals = word.chars().filter(Character::isUpperCase).count();
                out.append(capitals >= 2 ? word : word.toLowerCase(Locale.ROOT));
            }
            return out.toString();
        }
    }
}
