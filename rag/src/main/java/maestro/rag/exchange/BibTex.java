package maestro.rag.exchange;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import maestro.rag.bibliography.Dates;
import maestro.rag.bibliography.Publication;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.jbibtex.ParseException;
import org.jbibtex.Value;

/// BibTeX and BibLaTeX, through JBibTeX. Each entry is parsed by itself, so that a damaged one
/// costs no other.
final class BibTex {
    private static final Map<String, String> TYPES =
            Map.of(
                    "article", "article-journal",
                    "inproceedings", "paper-conference",
                    "conference", "paper-conference",
                    "book", "book",
                    "incollection", "chapter",
                    "inbook", "chapter",
                    "phdthesis", "thesis",
                    "mastersthesis", "thesis",
                    "techreport", "report",
                    "online", "webpage");

    private static final int LONGEST_MACROS = 20_000;

    /// A value that is the name of an abbreviation.
    private static final Pattern BARE = Pattern.compile("=\\s*[A-Za-z]");

    private BibTex() {}

    static ReferenceFormat.Read read(String text) {
        List<Reference> read = new ArrayList<>();
        int damaged = 0;
        StringBuilder macros = new StringBuilder();
        for (String chunk : chunks(text)) {
            String type = chunk.substring(1, chunk.indexOf(chunk.contains("{") ? '{' : '('));
            switch (type.strip().toLowerCase(Locale.ROOT)) {
                case "string" ->
                        macros.append(macros.length() < LONGEST_MACROS ? chunk + "\n" : "");
                case "comment", "preamble" -> {}
                default -> {
                    try {
                        read.add(
                                reference(
                                        parse(
                                                BARE.matcher(chunk).find()
                                                        ? macros + chunk
                                                        : chunk)));
                    } catch (ParseException | RuntimeException | StackOverflowError e) {
                        damaged++;
                    }
                }
            }
        }
        return new ReferenceFormat.Read(read, damaged);
    }

    /// The entries, each from its "@" to the brace that closes it; one that is never closed ends
    /// where a line begins the next.
    private static List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        int at = text.indexOf('@');
        while (at >= 0) {
            int end = end(text, at);
            String chunk = text.substring(at, end);
            if (chunk.matches("(?s)@\\s*\\w+\\s*[{(].*")) {
                chunks.add(chunk);
            }
            at = text.indexOf('@', Math.max(end, at + 1));
        }
        return chunks;
    }

    private static int end(String text, int at) {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth <= 0) {
                return i + 1;
            } else if (c == '@' && i > at && begins(text, i)) {
                return i;
            }
        }
        return text.length();
    }

    /// Whether an entry begins there, at the start of a line.
    private static boolean begins(String text, int at) {
        int end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.charAt(at - 1) == '\n'
                && end > at + 1
                && end < text.length()
                && (text.charAt(end) == '{' || text.charAt(end) == '(');
    }

    private static BibTeXEntry parse(String entry) throws ParseException {
        BibTeXDatabase database = new BibTeXParser().parse(new StringReader(entry));
        return database.getEntries().values().iterator().next();
    }

    private static Reference reference(BibTeXEntry entry) {
        String venue = first(entry, "journal", "journaltitle", "booktitle");
        String eprint = first(entry, "eprint");
        boolean arxiv =
                first(entry, "archiveprefix", "eprinttype").equalsIgnoreCase("arxiv")
                        || eprint.matches("\\d{4}\\.\\d{4,5}(v\\d+)?");
        String doi = first(entry, "doi");
        Publication publication =
                new Publication(
                                Dates.year(first(entry, "year", "date")),
                                venue.isEmpty() && arxiv ? "arXiv" : venue,
                                doi.isEmpty() ? first(entry, "url") : doi,
                                first(entry, "abstract"))
                        .or(new Publication(0, "", arxiv ? "arXiv:" + eprint : "", ""));
        String type = entry.getType().getValue().toLowerCase(Locale.ROOT);
        return new Reference(
                entry.getKey().getValue(),
                TYPES.getOrDefault(type, "document"),
                first(entry, "title"),
                authors(first(entry, "author", "editor")),
                publication,
                Names.language(first(entry, "langid", "language")),
                split(first(entry, "keywords"), "[,;]"),
                first(entry, "annote", "annotation"),
                Attachments.named(raw(entry, "file")));
    }

    private static List<String> authors(String field) {
        return split(field, "\\s+and\\s+").stream().map(Names::said).toList();
    }

    private static List<String> split(String field, String by) {
        return Arrays.stream(field.split(by)).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static String first(BibTeXEntry entry, String... fields) {
        for (String field : fields) {
            String plain = plain(raw(entry, field));
            if (!plain.isEmpty()) {
                return plain;
            }
        }
        return "";
    }

    private static String raw(BibTeXEntry entry, String field) {
        Value value = entry.getField(new Key(field));
        if (value != null) {
            return value.toUserString();
        }
        return entry.getFields().entrySet().stream()
                .filter(e -> e.getKey().getValue().equalsIgnoreCase(field))
                .map(e -> e.getValue().toUserString())
                .findFirst()
                .orElse("");
    }

    /// Without LaTeX's marks where they can be understood.
    private static String plain(String latex) {
        String text = latex;
        if (latex.indexOf('\\') >= 0 || latex.indexOf('{') >= 0) {
            try {
                text = new LaTeXPrinter().print(new LaTeXParser().parse(new StringReader(latex)));
            } catch (ParseException | RuntimeException | StackOverflowError e) {
                text = latex.replaceAll("[{}]", "").replaceAll("\\\\([&%$#_])", "$1");
            }
        }
        return text.replaceAll("[\\s~]+", " ").replace("--", "–").strip();
    }

    static String write(List<Reference> references) {
        StringBuilder out = new StringBuilder();
        for (Reference r : references) {
            Publication p = r.publication();
            boolean preprint = p.doi().startsWith("10.48550/arXiv.");
            String type =
                    switch (r.type()) {
                        case "article-journal" -> "article";
                        case "paper-conference" -> "inproceedings";
                        case "book" -> "book";
                        default -> "misc";
                    };
            out.append('@').append(type).append('{').append(r.key());
            field(out, "title", "{" + escaped(r.title()) + "}");
            field(
                    out,
                    "author",
                    String.join(" and ", r.authors().stream().map(BibTex::author).toList()));
            field(out, "year", p.year() == 0 ? "" : String.valueOf(p.year()));
            field(
                    out,
                    type.equals("inproceedings") ? "booktitle" : "journal",
                    r.type().equals("article") ? "" : escaped(p.venue()));
            field(out, "doi", p.doi().replaceAll("[{}]", ""));
            if (preprint) {
                field(out, "eprint", p.doi().substring("10.48550/arXiv.".length()));
                field(out, "archiveprefix", "arXiv");
            }
            field(out, "abstract", escaped(p.summary()));
            field(out, "langid", r.language());
            field(out, "keywords", escaped(String.join(", ", r.tags())));
            field(out, "annote", escaped(r.note()));
            field(
                    out,
                    "file",
                    String.join(";", r.files().stream().map(Attachments::bibtex).toList()));
            out.append("\n}\n\n");
        }
        return out.toString();
    }

    /// In braces where a comma or "and" would be taken for a mark between names.
    private static String author(String name) {
        boolean odd = name.contains(",") || name.matches("(?i).*\\band\\b.*");
        return odd ? "{" + escaped(name) + "}" : escaped(name);
    }

    private static void field(StringBuilder out, String name, String value) {
        if (!value.isEmpty() && !value.equals("{}")) {
            out.append(",\n  ").append(name).append(" = {").append(value).append('}');
        }
    }

    private static String escaped(String text) {
        return text.replaceAll("[{}\\\\]", "")
                .replaceAll("([&%$#_])", "\\\\$1")
                .replace("~", "\\textasciitilde{}")
                .replace("^", "\\textasciicircum{}");
    }
}
