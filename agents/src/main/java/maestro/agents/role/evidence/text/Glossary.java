package maestro.agents.role.evidence.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words of research in Korean and English, which carry a question from one language to documents
/// in the other. Small and general: what it lacks is searched as it was asked.
public final class Glossary {
    private final Map<String, List<String>> english = new LinkedHashMap<>();
    private final Map<String, String> korean = new LinkedHashMap<>();
    private final List<String> longestFirst;

    public Glossary() {
        for (String line : WordLists.lines("glossary.txt")) {
            String[] sides = line.split("\\s*=\\s*", 2);
            List<String> words = List.of(sides[1].split("\\s*,\\s*"));
            english.put(squeeze(sides[0]), words);
            words.forEach(w -> korean.putIfAbsent(Acronyms.key(w), sides[0]));
        }
        longestFirst =
                english.keySet().stream()
                        .sorted(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
    }

    /// A term found in a text.
    ///
    /// @param korean as it stands in the text
    /// @param english its translations, the usual one first
    public record Match(String korean, List<String> english, int start) {}

    /// Terms of a Korean text in order, the longest first where several begin at a place. Spaces
    /// within a term do not matter.
    public List<Match> find(String text) {
        List<Match> found = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            Match match = at(text, i);
            if (match == null) {
                i++;
            } else {
                found.add(match);
                i += match.korean().length();
            }
        }
        return found;
    }

    private @Nullable Match at(String text, int from) {
        if (!Stemmer.hangul(text.charAt(from))
                || (from > 0 && Stemmer.hangul(text.charAt(from - 1)))) {
            return null;
        }
        for (String term : longestFirst) {
            int end = matches(text, from, term);
            if (end > 0) {
                return new Match(
                        text.substring(from, end), english.getOrDefault(term, List.of()), from);
            }
        }
        return null;
    }

    private static int matches(String text, int from, String term) {
        int at = from;
        for (int i = 0; i < term.length(); i++) {
            while (i > 0 && at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (at >= text.length() || text.charAt(at) != term.charAt(i)) {
                return -1;
            }
            at++;
        }
        return at;
    }

    /// Other Korean words that the glossary translates alike.
    public List<String> synonyms(Match match) {
        return match.english().isEmpty()
                ? List.of()
                : english.entrySet().stream()
                        .filter(e -> e.getValue().contains(match.english().getFirst()))
                        .map(Map.Entry::getKey)
                        .filter(k -> !k.equals(squeeze(match.korean())))
                        .toList();
    }

    /// The Korean word for an English one.
    public Optional<String> korean(String phrase) {
        return Optional.ofNullable(korean.get(Acronyms.key(phrase.toLowerCase(Locale.ROOT))));
    }

    /// An English heading in Korean, where every word of it is known; acronyms stay. "Knowledge
    /// conflict" becomes "지식 충돌", "Privacy in RAG systems" becomes "RAG 시스템의 개인정보 보호".
    public Optional<String> heading(String english) {
        String[] within = english.split(" in | of ", 2);
        if (within.length == 2) {
            return heading(within[1]).flatMap(b -> heading(within[0]).map(a -> b + "의 " + a));
        }
        String[] both = english.split(" and ", 2);
        if (both.length == 2) {
            return heading(both[0]).flatMap(a -> heading(both[1]).map(b -> a + " 및 " + b));
        }
        return korean(english).or(() -> wordByWord(english));
    }

    private Optional<String> wordByWord(String english) {
        List<String> words = new ArrayList<>();
        for (String word : english.split(" ")) {
            boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            Optional<String> known = acronym ? Optional.of(word) : korean(word);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            words.add(known.get());
        }
        return Optional.of(String.join(" ", words));
    }

    private static String squeeze(String term) {
        return term.replace(" ", "");
    }
}
