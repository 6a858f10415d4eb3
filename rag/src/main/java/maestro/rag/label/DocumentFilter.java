package maestro.rag.label;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which documents are meant, as one line: `tag:bees year:2019..2023 lang:ko` and words. A tag of
/// several words stands in quotation marks: `tag:"to read"`. A year may be open: `year:2019..`.
///
/// @param tags all of which a document must have
/// @param from first year, 0 for any
/// @param to last year, 0 for any
/// @param language BCP 47 primary tag; empty for any
/// @param words the rest, as typed
public record DocumentFilter(Set<String> tags, int from, int to, String language, String words) {
    public static final DocumentFilter ALL = new DocumentFilter(Set.of(), 0, 0, "", "");

    private static final Pattern TERM =
            Pattern.compile(
                    "(?iu)(?<=^|\\s)(tag|year|lang|language|태그|연도|언어):(?:\"([^\"]*)\"|(\\S*))");
    private static final Pattern YEARS = Pattern.compile("(\\d{1,4})?(\\.\\.|-)?(\\d{1,4})?");

    public DocumentFilter {
        tags = Set.copyOf(tags);
        language = language.strip().toLowerCase(Locale.ROOT);
        words = words.strip();
    }

    /// What a line says; a term that says nothing is passed over.
    public static DocumentFilter parse(String line) {
        Set<String> tags = new LinkedHashSet<>();
        int from = 0;
        int to = 0;
        String language = "";
        StringBuilder words = new StringBuilder();
        Matcher term = TERM.matcher(line);
        while (term.find()) {
            term.appendReplacement(words, "");
            String value = term.group(2) == null ? term.group(3) : term.group(2);
            switch (term.group(1).toLowerCase(Locale.ROOT)) {
                case "tag", "태그" -> {
                    if (!value.isBlank()) {
                        tags.add(value.strip());
                    }
                }
                case "year", "연도" -> {
                    Matcher years = YEARS.matcher(value);
                    if (years.matches() && !value.isEmpty()) {
                        from = number(years.group(1));
                        to = years.group(2) == null ? from : number(years.group(3));
                    }
                }
                default -> language = value;
            }
        }
        term.appendTail(words);
        return new DocumentFilter(
                tags, from, to, language, words.toString().replaceAll("\\s+", " "));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// How a tag is written in a line.
    public static String term(String tag) {
        return tag.indexOf(' ') >= 0 ? "tag:\"" + tag + "\"" : "tag:" + tag;
    }

    /// Whether it asks for more than words.
    public boolean narrows() {
        return !tags.isEmpty() || from > 0 || to > 0 || !language.isEmpty();
    }

    /// Whether a document fits.
    ///
    /// @param text all in which words are looked for
    /// @param year 0 where it is not known, which fits no year
    public boolean fits(String text, List<String> has, int year, String spoken) {
        boolean when =
                (from == 0 && to == 0) || year > 0 && year >= from && (to == 0 || year <= to);
        if (!when || !has.containsAll(tags) || !language.isEmpty() && !language.equals(spoken)) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!lower.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// The same with a tag more, or without it where it is there.
    public static String toggled(String line, String tag) {
        List<String> kept = new ArrayList<>();
        Matcher term = TERM.matcher(line);
        StringBuilder rest = new StringBuilder();
        boolean there = false;
        while (term.find()) {
            String value = term.group(2) == null ? term.group(3) : term.group(2);
            boolean same =
                    term.group(1).toLowerCase(Locale.ROOT).matches("tag|태그") && value.equals(tag);
            there |= same;
            if (!same) {
                kept.add(term.group());
            }
            term.appendReplacement(rest, "");
        }
        term.appendTail(rest);
        if (!there) {
            kept.add(term(tag));
        }
        kept.add(rest.toString().replaceAll("\\s+", " ").strip());
        kept.removeIf(String::isEmpty);
        return String.join(" ", kept);
    }
}
