package maestro.agents.model.mask;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.model.mask.PersonalData.Found;
import maestro.agents.model.mask.PersonalData.Kind;

/// The placeholders of one call: the same words have the same placeholder, one that the texts hold
/// already is not given to anything.
final class Mask {
    /// Models lose brackets now and then, and within them write small letters or another hyphen.
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "(?i:\\[\\s?(K)\\s?[\\p{Pd}_ ]\\s?(\\d{1,6})\\s?])|\\[?\\b(K)[-‑](\\d{1,6})\\b]?"
                            .replace("K", "EMAIL|PHONE|ID|CARD|PERSON"));

    private final PersonalData finder;
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Kind, Integer> numbers = new HashMap<>();

    Mask(PersonalData finder) {
        this.finder = finder;
    }

    /// Must be told of all texts before the first is masked.
    void reserve(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            taken.add(name(matcher));
        }
    }

    String masked(String text) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (Found found : finder.in(text)) {
            out.append(text, end, found.start())
                    .append('[')
                    .append(placeholder(found.kind(), text.substring(found.start(), found.end())))
                    .append(']');
            end = found.end();
        }
        return out.append(text, end, text.length()).toString();
    }

    private String placeholder(Kind kind, String value) {
        return placeholders.computeIfAbsent(
                value,
                _ -> {
                    String name;
                    do {
                        name = kind + "-" + numbers.merge(kind, 1, Integer::sum);
                    } while (taken.contains(name));
                    values.put(name, value);
                    return name;
                });
    }

    private static String name(MatchResult placeholder) {
        int kind = placeholder.group(1) == null ? 3 : 1;
        return placeholder.group(kind).toUpperCase(Locale.ROOT) + "-" + placeholder.group(kind + 1);
    }

    /// How many different words have a placeholder.
    int count() {
        return values.size();
    }

    /// With the words again that were masked.
    String unmasked(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(m -> {
                    String value = values.get(name(m));
                    return Matcher.quoteReplacement(value == null ? m.group() : value);
                });
    }

    /// Puts words again into a text that comes in pieces; holds back what may be the beginning of a
    /// placeholder.
    final class Unmasking {
        private static final int LONGEST = "[ PERSON - 999999 ]".length();
        private final StringBuilder held = new StringBuilder();

        String next(String piece) {
            held.append(piece);
            int open = held.lastIndexOf("[");
            boolean partial =
                    open >= 0 && held.indexOf("]", open) < 0 && held.length() - open < LONGEST;
            int ready = partial ? open : held.length();
            String out = unmasked(held.substring(0, ready));
            held.delete(0, ready);
            return out;
        }

        String rest() {
            String out = unmasked(held.toString());
            held.setLength(0);
            return out;
        }
    }
}
