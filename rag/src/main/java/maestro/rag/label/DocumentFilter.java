package maestro.rag.label;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Which documents are meant, by their tags, years and language.
///
/// @param tags all of which a document must have
/// @param from first year, 0 for any
/// @param to last year, 0 for any
/// @param language BCP 47 primary tag; empty for any
public record DocumentFilter(Set<String> tags, int from, int to, String language) {
    public static final DocumentFilter ALL = new DocumentFilter(Set.of(), 0, 0, "");

    private static final Pattern TERM =
            Pattern.compile("(?iu)(?<=^|\\s)(tag|태그):(?:\"([^\"]*)\"|(\\S*))");
    private static final Pattern YEARS = Pattern.compile("(\\d{1,4})?(?:(\\.\\.|-)(\\d{1,4})?)?");

    public DocumentFilter {
        tags = Set.copyOf(tags);
        language = language.strip().toLowerCase(Locale.ROOT);
    }

    /// Reads years as they are typed: `2019`, `2019..2023`, `2019..`, `..2023`.
    ///
    /// @return first and last year, 0 for any
    /// @throws QuerySyntaxException where it is no such thing
    public static int[] years(String typed) {
        Matcher years = YEARS.matcher(typed);
        if (!years.matches() || years.group(1) == null && years.group(3) == null) {
            throw new QuerySyntaxException(Message.of("query.year", typed));
        }
        int from = number(years.group(1));
        return new int[] {from, years.group(2) == null ? from : number(years.group(3))};
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// What this asks for and another: its years and language where this has none.
    public DocumentFilter and(DocumentFilter other) {
        Set<String> both = new LinkedHashSet<>(tags);
        both.addAll(other.tags);
        boolean own = from > 0 || to > 0;
        return new DocumentFilter(
                both,
                own ? from : other.from,
                own ? to : other.to,
                language.isEmpty() ? other.language : language);
    }

    /// How a tag is written in a line.
    public static String term(String tag) {
        return tag.indexOf(' ') >= 0 ? "tag:\"" + tag + "\"" : "tag:" + tag;
    }

    /// Whether it leaves anything out.
    public boolean narrows() {
        return !tags.isEmpty() || from > 0 || to > 0 || !language.isEmpty();
    }

    /// Whether a document fits.
    ///
    /// @param year 0 where it is not known, which fits no year
    public boolean fits(List<String> has, int year, String spoken) {
        boolean when =
                (from == 0 && to == 0) || year > 0 && year >= from && (to == 0 || year <= to);
        return when && has.containsAll(tags) && (language.isEmpty() || language.equals(spoken));
    }

    /// A line with a tag more, or without it where it is there.
    public static String toggled(String line, String tag) {
        List<String> kept = new ArrayList<>();
        Matcher term = TERM.matcher(line);
        StringBuilder rest = new StringBuilder();
        boolean there = false;
        while (term.find()) {
            String value = term.group(2) == null ? term.group(3) : term.group(2);
            boolean same = value.equals(tag);
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
