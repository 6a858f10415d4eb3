package maestro.rag.label;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `field:value` may ask of a document.
public enum QueryField {
    TAG("tag", "태그"),
    YEAR("year", "연도"),
    LANGUAGE("lang", "language", "언어"),
    TITLE("title", "제목"),
    AUTHOR("author", "저자"),
    VENUE("venue", "학술지"),
    DOI("doi"),
    FILE("file", "파일"),
    NOTE("note", "메모");

    private final List<String> names;

    QueryField(String... names) {
        this.names = List.of(names);
    }

    static Optional<QueryField> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> f.names.contains(lower)).findFirst();
    }

    /// The field that was probably meant by a name that is none: one letter off.
    static Optional<QueryField> near(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() < 4
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(f -> f.names.stream().anyMatch(n -> oneOff(n, lower)))
                        .findFirst();
    }

    private static boolean oneOff(String a, String b) {
        if (a.length() < 4 || Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int from = 0;
        while (from < Math.min(a.length(), b.length()) && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int back = 0;
        while (back < Math.min(a.length(), b.length()) - from
                && a.charAt(a.length() - 1 - back) == b.charAt(b.length() - 1 - back)) {
            back++;
        }
        return Math.max(a.length(), b.length()) - from - back <= 1;
    }

    /// As it is best typed.
    public String word() {
        return names.getFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(QueryField::word).collect(Collectors.joining(", "));
    }
}
