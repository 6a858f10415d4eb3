package maestro.rag.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.bibliography.Dates;
import maestro.rag.bibliography.Publication;

/// RIS: a line for each field, "TY - " to "ER - ".
final class Ris {
    private static final Pattern LINE = Pattern.compile("^([A-Z][A-Z0-9]) {0,2}-(?: (.*))?$");
    private static final Map<String, String> TYPES =
            Map.of(
                    "JOUR", "article-journal",
                    "CONF", "paper-conference",
                    "CPAPER", "paper-conference",
                    "BOOK", "book",
                    "CHAP", "chapter",
                    "THES", "thesis",
                    "RPRT", "report",
                    "ELEC", "webpage");

    private Ris() {}

    static ReferenceFormat.Read read(String text) {
        List<Reference> read = new ArrayList<>();
        int damaged = 0;
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<String> last = new ArrayList<>();
        for (String line : (text + "\nER  -").lines().toList()) {
            Matcher field = LINE.matcher(line.stripTrailing());
            if (!field.matches()) {
                if (!last.isEmpty() && !line.isBlank()) {
                    last.set(last.size() - 1, last.getLast() + " " + line.strip());
                }
                continue;
            }
            String tag = field.group(1);
            if (tag.equals("ER") || tag.equals("TY") && fields.containsKey("TY")) {
                if (fields.containsKey("TY")) {
                    read.add(reference(fields));
                } else {
                    damaged += fields.isEmpty() ? 0 : 1;
                }
                fields = new LinkedHashMap<>();
                last = new ArrayList<>();
            }
            if (!tag.equals("ER")) {
                last = fields.computeIfAbsent(tag, _ -> new ArrayList<>());
                last.add(field.group(2) == null ? "" : field.group(2).strip());
            }
        }
        return new ReferenceFormat.Read(read, damaged);
    }

    private static Reference reference(Map<String, List<String>> fields) {
        List<String> files = new ArrayList<>(all(fields, "L1"));
        all(fields, "LK").stream()
                .filter(link -> !link.matches("(?i)https?:.*"))
                .forEach(files::add);
        String doi = first(fields, "DO");
        return new Reference(
                first(fields, "ID"),
                TYPES.getOrDefault(first(fields, "TY"), "document"),
                first(fields, "TI", "T1", "CT", "BT"),
                all(fields, "AU", "A1").stream().map(Names::said).toList(),
                new Publication(
                        Dates.year(first(fields, "PY", "Y1", "DA")),
                        first(fields, "JF", "T2", "JO", "JA", "BT"),
                        doi.isEmpty() ? first(fields, "UR") : doi,
                        first(fields, "AB", "N2")),
                Names.language(first(fields, "LA")),
                all(fields, "KW"),
                first(fields, "N1"),
                files);
    }

    private static List<String> all(Map<String, List<String>> fields, String... tags) {
        List<String> all = new ArrayList<>();
        for (String tag : tags) {
            all.addAll(fields.getOrDefault(tag, List.of()));
        }
        all.removeIf(String::isEmpty);
        return all;
    }

    private static String first(Map<String, List<String>> fields, String... tags) {
        return all(fields, tags).stream().findFirst().orElse("");
    }

    static String write(List<Reference> references) {
        StringBuilder out = new StringBuilder();
        for (Reference r : references) {
            Publication p = r.publication();
            line(
                    out,
                    "TY",
                    switch (r.type()) {
                        case "article-journal" -> "JOUR";
                        case "paper-conference" -> "CONF";
                        case "book" -> "BOOK";
                        default -> "GEN";
                    });
            line(out, "ID", r.key());
            line(out, "TI", r.title());
            for (String author : r.authors()) {
                String given = Names.given(author);
                line(out, "AU", Names.family(author) + (given.isEmpty() ? "" : ", " + given));
            }
            line(out, "PY", p.year() == 0 ? "" : String.valueOf(p.year()));
            line(out, "T2", p.venue());
            line(out, "DO", p.doi());
            line(out, "AB", p.summary());
            line(out, "LA", r.language());
            r.tags().forEach(tag -> line(out, "KW", tag));
            line(out, "N1", r.note());
            r.files().forEach(file -> line(out, "L1", file));
            out.append("ER  - \r\n\r\n");
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String tag, String value) {
        if (!value.isBlank()) {
            out.append(tag).append("  - ").append(value.replaceAll("\\s+", " ").strip());
            out.append("\r\n");
        }
    }
}
