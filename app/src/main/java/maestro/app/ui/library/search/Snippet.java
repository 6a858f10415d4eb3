package maestro.app.ui.library.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/// The part of a passage that shows best why it was found, cut into runs that are or aren't words
/// of the query.
public final class Snippet {

    /// @param match whether it is a word of the query
    public record Run(String text, boolean match) {}

    private static final int LENGTH = 280;
    private static final Set<String> COMMON =
            Set.of(
                    "a", "an", "and", "are", "as", "at", "be", "by", "do", "does", "for", "from",
                    "how", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their",
                    "this", "to", "was", "what", "when", "which", "who", "why", "with");

    private Snippet() {}

    public static List<Run> of(String passage, String query) {
        String text = passage.replaceAll("\\s+", " ").strip();
        TreeMap<Integer, Integer> matches = matches(text, query);
        int from = bestStart(text, matches);
        int to = Math.min(text.length(), from + LENGTH);
        if (to < text.length()) {
            int space = text.lastIndexOf(' ', to);
            to = space > from + LENGTH / 2 ? space : to;
        }
        List<Run> runs = new ArrayList<>();
        StringBuilder plain = new StringBuilder(from > 0 ? "… " : "");
        int at = from;
        for (var match : matches.tailMap(from).entrySet()) {
            if (match.getKey() < at) {
                continue;
            }
            if (match.getValue() > to) {
                break;
            }
            plain.append(text, at, match.getKey());
            if (!plain.isEmpty()) {
                runs.add(new Run(plain.toString(), false));
                plain.setLength(0);
            }
            runs.add(new Run(text.substring(match.getKey(), match.getValue()), true));
            at = match.getValue();
        }
        plain.append(text, at, to);
        if (to < text.length()) {
            plain.append(" …");
        }
        if (!plain.isEmpty()) {
            runs.add(new Run(plain.toString(), false));
        }
        return runs;
    }

    /// Start and end of each word of the text that a word of the query begins.
    private static TreeMap<Integer, Integer> matches(String text, String query) {
        String lower = text.toLowerCase(Locale.ROOT);
        TreeMap<Integer, Integer> matches = new TreeMap<>();
        if (lower.length() != text.length()) {
            return matches; // a language whose lower case has other lengths: nothing is marked
        }
        for (String word : query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            String stem = stem(word, lower);
            if (stem.length() < 2 && !stem.chars().allMatch(Character::isIdeographic)
                    || stem.isEmpty()
                    || COMMON.contains(word)) {
                continue;
            }
            for (int i = lower.indexOf(stem); i >= 0; i = lower.indexOf(stem, i + 1)) {
                boolean begins = i == 0 || !Character.isLetterOrDigit(lower.charAt(i - 1));
                if (begins || stem.codePoints().noneMatch(c -> c < 0x250)) {
                    int end = i + stem.length();
                    while (end < lower.length()
                            && lower.charAt(end) < 0x250
                            && Character.isLetter(lower.charAt(end))) {
                        end++;
                    }
                    matches.merge(i, end, Math::max);
                }
            }
        }
        return matches;
    }

    /// Endings off: a plural or a verb's in English, a particle in Korean, where the whole word is
    /// not in the text.
    private static String stem(String word, String text) {
        if (word.length() > 4 && word.charAt(0) < 0x250) {
            return word.replaceFirst("(ies|es|s|ed|ing)$", "");
        }
        String stem = word;
        while (stem.length() > 2 && !text.contains(stem)) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem;
    }

    /// Where a window of [#LENGTH] holds most matches, begun at a word.
    private static int bestStart(String text, TreeMap<Integer, Integer> matches) {
        if (text.length() <= LENGTH || matches.isEmpty()) {
            return 0;
        }
        int best = 0;
        int most = -1;
        for (int start : matches.keySet()) {
            int held = matches.subMap(start, start + LENGTH - 40).size();
            if (held > most) {
                most = held;
                best = start;
            }
        }
        int from = Math.max(0, Math.min(best - 40, text.length() - LENGTH));
        int space = from == 0 ? -1 : text.indexOf(' ', from);
        return space < 0 || space >= best ? (from == 0 ? 0 : Math.min(from, best)) : space + 1;
    }
}
