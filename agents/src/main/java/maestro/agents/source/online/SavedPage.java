package maestro.agents.source.online;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Lead;
import maestro.agents.model.http.Fetched;
import maestro.rag.document.text.HtmlReader;

/// A file for the library.
///
/// @param name with the ending that its format has
record SavedPage(String name, byte[] bytes) {
    private static final int LONGEST_NAME = 80;
    private static final int HEAD = 1_024;

    /// @return empty for pictures, films, archives and other things that are not read
    static Optional<SavedPage> of(Fetched fetched) {
        return ending(fetched)
                .map(ending ->
                        new SavedPage(
                                name(fetched.url(), ending),
                                ending.equals(".html")
                                        ? HtmlReader.fetched(fetched.bytes())
                                        : fetched.bytes()));
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
        StringBuilder page = head(title, lead.authors(), lead.year(), lead.doi());
        meta(page, "citation_journal_title", lead.venue());
        meta(page, "citation_abstract", lead.summary());
        body(page, title, lead.summary());
        page.append("<p>")
                .append(
                        korean
                                ? "이 문서는 초록뿐이며 본문은 공개되어 있지 않습니다. 출처: "
                                : "This is the abstract alone; the full text is not open. Source: ")
                .append(escaped(named(lead, korean)))
                .append(".</p>\n</main></body></html>\n");
        return new SavedPage(
                name(lead.title(), ".html"), page.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// A file's name after a title.
    static String name(String title, String ending) {
        String name = title.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^-+|-+$", "");
        String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return (cut.isEmpty() ? "abstract" : cut) + ending;
    }

    private static String named(Lead lead, boolean korean) {
        return lead.indexes().isEmpty()
                ? (korean ? "플러그인" : "a plug-in")
                : String.join(", ", lead.indexes().stream().map(Index::tag).toList());
    }

    /// A whole text that a plug-in gave, as a page that says what it is. The same is always the
    /// same bytes.
    static byte[] text(String title, List<String> authors, int year, String doi, String text) {
        StringBuilder page = head(title, authors, year, doi);
        body(page, title, text);
        page.append("</main></body></html>\n");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder head(String title, List<String> authors, int year, String doi) {
        StringBuilder page = new StringBuilder(2_000);
        page.append("<!doctype html>\n<html><head><meta charset=\"utf-8\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        meta(page, "citation_title", title);
        authors.forEach(author -> meta(page, "citation_author", author));
        meta(page, "citation_doi", doi);
        meta(page, "citation_publication_date", year <= 0 ? "" : "" + year);
        return page;
    }

    private static void body(StringBuilder page, String title, String text) {
        page.append("</head><body><main>\n<h1>").append(escaped(title)).append("</h1>\n");
        for (String paragraph : text.split("\\n+")) {
            page.append("<p>").append(escaped(paragraph)).append("</p>\n");
        }
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
