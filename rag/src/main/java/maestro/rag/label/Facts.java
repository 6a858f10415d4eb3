package maestro.rag.label;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is known of a document, to hold a line against.
///
/// @param year 0 where it is not known, which fits no year
/// @param language BCP 47 primary tag
public record Facts(
        String title,
        List<String> authors,
        String venue,
        String doi,
        String file,
        int year,
        String language,
        Marks marks) {

    /// Whether the facts themselves contain what a line says: all of its words, phrases, fields.
    public boolean fit(QueryLine line) {
        return line.filter().fits(marks.tags(), year, language)
                && (line.condition() == null || line.condition().holds(this::leaf))
                && containsAll(line.loose());
    }

    /// Whether a leaf of an expression holds, where words and phrases are looked for in the facts.
    private boolean leaf(Expression leaf) {
        return switch (leaf) {
            case Expression.Words(String words) -> containsAll(words);
            case Expression.Phrase(String words) -> contains(everything(), words);
            case Expression.Field(QueryField field, String value) -> field(field, value);
            default -> leaf.holds(this::leaf);
        };
    }

    /// Whether a field says so.
    public boolean field(QueryField field, String value) {
        return switch (field) {
            case TAG -> marks.tags().contains(value);
            case YEAR -> {
                int[] span = DocumentFilter.years(value);
                yield new DocumentFilter(Set.of(), span[0], span[1], "").fits(List.of(), year, "");
            }
            case LANGUAGE -> language.equalsIgnoreCase(value);
            case TITLE -> contains(title, value);
            case AUTHOR -> authors.stream().anyMatch(author -> contains(author, value));
            case VENUE -> contains(venue, value);
            case DOI -> contains(doi, value);
            case FILE -> contains(file, value);
            case NOTE -> contains(marks.note(), value);
        };
    }

    private boolean containsAll(String words) {
        String text = lower(everything());
        for (String word : lower(words).split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private String everything() {
        return String.join(
                " ",
                title,
                String.join(" ", authors),
                file,
                venue,
                doi,
                year == 0 ? "" : String.valueOf(year),
                String.join(" ", marks.tags()),
                marks.note());
    }

    private static boolean contains(String text, String part) {
        return lower(text).contains(lower(part));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
