package maestro.agents.source.online;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import maestro.agents.mission.Language;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.Fetched;

/// A file for the library.
///
/// @param name with the ending that its format has
record SavedPage(String name, byte[] bytes) {
    private static final int LONGEST_NAME = 80;
    private static final int HEAD = 1_024;

    /// @return empty for pictures, films, archives and other things that are not read
    static Optional<SavedPage> of(Fetched fetched) {
        return ending(fetched)
                .map(ending -> new SavedPage(name(fetched.url(), ending), fetched.bytes()));
    }

    private static Optional<String> ending(Fetched fetched) {
        byte[] bytes = fetched.bytes();
        String head =
                new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF-")) {
            return Optional.of(".pdf");
        }
        return switch (fetched.type()) {
            case "text/html", "application/xhtml+xml" -> Optional.of(".html");
            case "text/plain" -> Optional.of(html(head) ? ".html" : ".txt");
            case "text/markdown", "text/x-markdown" -> Optional.of(".md");
            case "application/epub+zip" -> Optional.of(".epub");
            case "application/xml", "text/xml" -> Optional.of(html(head) ? ".html" : ".xml");
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" ->
                    Optional.of(".docx");
            case "", "application/octet-stream", "binary/octet-stream" ->
                    html(head) ? Optional.of(".html") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean html(String head) {
        return head.toLowerCase(Locale.ROOT)
                .matches("(?s).*<(!doctype html|html|head|body)[\\s>].*");
    }

    private static String name(URI url, String ending) {
        String path = url.getPath() == null ? "" : url.getPath();
        String last = path.replaceFirst("/+$", "").replaceFirst("^.*/", "");
        String plain =
                (url.getHost() + (last.isEmpty() ? "" : "-" + last))
                        .replaceAll("[^\\p{L}\\p{N}._-]+", "-")
                        .replaceFirst("(?i)\\.(html?|pdf|txt|md|xml|epub|docx|php|aspx?|jsp)$", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME)) + ending;
    }

    /// What an index knows of a publication whose text is not open, as a page that says that it is
    /// the abstract alone. The same lead always makes the same bytes.
    static SavedPage summary(Lead lead, Language language) {
        boolean korean = language == Language.KOREAN;
        String title = lead.title() + (korean ? " [초록]" : " [abstract]");
        String from = String.join(", ", lead.indexes().stream().map(index -> index.tag()).toList());
        StringBuilder page = new StringBuilder(2_000);
        page.append("<!doctype html>\n<html><head><meta charset=\"utf-8\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        meta(page, "citation_title", title);
        lead.authors().forEach(author -> meta(page, "citation_author", author));
        meta(page, "citation_doi", lead.doi());
        meta(page, "citation_journal_title", lead.venue());
        meta(page, "citation_publication_date", lead.year() == 0 ? "" : "" + lead.year());
        meta(page, "citation_abstract", lead.summary());
        page.append("</head><body><main>\n<h1>").append(escaped(title)).append("</h1>\n");
        for (String paragraph : lead.summary().split("\\n+")) {
            page.append("<p>").append(escaped(paragraph)).append("</p>\n");
        }
        page.append("<p>")
                .append(
                        korean
                                ? "이 문서는 초록뿐이며 본문은 공개되어 있지 않습니다. 출처: "
                                : "This is the abstract alone; the full text is not open. Source: ")
                .append(escaped(from))
                .append(".</p>\n</main></body></html>\n");
        String name = lead.title().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^-+|-+$", "");
        String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return new SavedPage(
                (cut.isEmpty() ? "abstract" : cut) + ".html",
                page.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void meta(StringBuilder page, String name, String content) {
        if (!content.isEmpty()) {
            page.append("<meta name=\"")
                    .append(name)
                    .append("\" content=\"")
                    .append(escaped(content))
                    .append("\">\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
