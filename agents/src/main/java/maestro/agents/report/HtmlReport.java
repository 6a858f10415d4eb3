package maestro.agents.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import maestro.agents.mission.Block;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Entry;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;
import maestro.rag.message.Shown;

/// A report as XHTML for print, with bookmarks in its head.
final class HtmlReport {
    private static final Pattern SIGNS = Pattern.compile("[-–*:~+=|]|&lt;|&gt;");

    private static final int LONGEST_KEPT = 24;

    private final Report report;
    private final ReportWords words;
    private final List<String> numbers;
    private final Map<Integer, String> titles;
    private final StringBuilder out = new StringBuilder();

    private HtmlReport(Report report) {
        this.report = report;
        this.words = ReportWords.of(report.language());
        this.numbers = Outline.numbers(report.sections());
        this.titles =
                report.bibliography().stream()
                        .collect(toMap(Entry::number, Entry::title, (a, _) -> a));
    }

    static String of(Report report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        out.append("<html lang=\"").append(report.language().tag()).append("\"><head><title>");
        out.append(escape(report.title())).append("</title>");
        out.append("<meta name=\"author\" content=\"").append(escape(words.text("author")));
        out.append("\"/><style>").append(css()).append("</style>");
        bookmarks();
        out.append("</head><body>");
        element("div", "running", escape(report.title()));
        front();
        for (int i = 0; i < report.sections().size(); i++) {
            section(report.sections().get(i), numbers.get(i), "section-" + i);
        }
        if (!report.bibliography().isEmpty()) {
            bibliography();
            documents();
        }
        making();
        return out.append("</body></html>").toString();
    }

    private void bookmarks() {
        out.append("<bookmarks>");
        if (!report.summary().isEmpty()) {
            bookmark(words.text("summary"), "summary");
            out.append("</bookmark>");
        }
        int open = 0;
        for (int i = 0; i < report.sections().size(); i++) {
            int depth = numbers.get(i).split("\\.").length;
            for (; open >= depth; open--) {
                out.append("</bookmark>");
            }
            bookmark(numbers.get(i) + "  " + report.sections().get(i).heading(), "section-" + i);
            open++;
        }
        out.append("</bookmark>".repeat(open));
        if (!report.bibliography().isEmpty()) {
            bookmark(words.text("bibliography"), "bibliography");
            out.append("</bookmark>");
            bookmark(words.text("documents"), "documents");
            out.append("</bookmark>");
        }
        bookmark(words.text("making"), "making");
        out.append("</bookmark></bookmarks>");
    }

    private void bookmark(String name, String target) {
        out.append("<bookmark name=\"").append(escape(name));
        out.append("\" href=\"#").append(target).append("\">");
    }

    private void front() {
        out.append("<h1>").append(reading(report.title())).append("</h1>");
        element("p", "byline", escape(words.text("byline", words.date(report.date()))));
        if (Outline.asksMoreThanTitle(report)) {
            out.append("<div class=\"first\">");
            element("p", "label", escape(words.text("questions")));
            report.questions().forEach(q -> element("p", "question", reading(q)));
            out.append("</div>");
        }
        if (!report.summary().isEmpty()) {
            heading("h2", "summary", escape(words.text("summary")));
            blocks(report.summary());
        }
    }

    private void section(ReportSection section, String number, String id) {
        String heading = "<span class=\"num\">" + number + "</span> " + reading(section.heading());
        heading("h" + Math.clamp(section.level() + 1L, 2, 4), id, heading);
        blocks(section.blocks());
    }

    private void blocks(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            // What leads on to a paragraph stays on the page with it.
            boolean leads =
                    blocks.get(i) instanceof Block.Remark(String text)
                            && text.endsWith(":")
                            && i + 1 < blocks.size();
            if (leads) {
                out.append("<div class=\"kept\">");
                block(blocks.get(i++));
            }
            block(blocks.get(i));
            out.append(leads ? "</div>" : "");
        }
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(List<Sentence> sentences) ->
                    element(
                            "p",
                            "text",
                            sentences.stream().map(this::sentence).collect(joining(" ")));
            case Block.Remark(String text) -> element("p", "remark", escape(text));
        }
    }

    private String sentence(Sentence sentence) {
        String citations =
                Outline.cited(sentence).stream()
                        .map(this::citation)
                        .collect(joining(", ", "\u00a0<span class=\"cite\">[", "]</span></span>"));
        String mark =
                Outline.weak(sentence)
                        ? " <span class=\"weak\">(" + escape(words.text("mark.weak")) + ")</span>"
                        : "";
        // The last word and its citation stay on one line.
        String text = sentence.text();
        int last = text.lastIndexOf(' ') + 1;
        int end = text.length() - last > LONGEST_KEPT ? text.length() : last;
        return reading(text.substring(0, end))
                + "<span class=\"end\">"
                + reading(text.substring(end))
                + citations
                + mark;
    }

    private String citation(int number) {
        String title = titles.getOrDefault(number, "");
        return "<a href=\"#ref-%d\" title=\"%s\">%d</a>".formatted(number, escape(title), number);
    }

    private void bibliography() {
        heading("h2", "bibliography", escape(words.text("bibliography")));
        for (Entry entry : report.bibliography()) {
            out.append("<div class=\"ref\" id=\"ref-").append(entry.number()).append("\">");
            out.append("<span class=\"n\">[").append(entry.number()).append("]</span>");
            String authors = ReportWords.authors(entry);
            out.append(reading(ReportWords.sentence(authors))).append(' ');
            out.append("<span class=\"title\">").append(reading(entry.title())).append("</span>. ");
            out.append("<span class=\"file\">");
            out.append(escape(words.place(entry))).append("</span></div>");
        }
    }

    private void documents() {
        heading("h2", "documents", escape(words.text("documents")));
        out.append("<table><thead><tr>");
        header("right", "number");
        header("", "document");
        header("", "file");
        header("right", "sentences");
        header("right", "quotes");
        header("last", "pages");
        out.append("</tr></thead><tbody>");
        for (Entry entry : report.bibliography()) {
            out.append("<tr>");
            element("td", "right", "" + entry.number());
            element("td", "title", escape(entry.title()));
            element("td", "file", escape(entry.file()));
            element("td", "right", "" + Outline.sentencesOn(report, entry.number()));
            element("td", "right", "" + entry.quotes());
            element("td", "pages last", ReportWords.ranges(entry.pages()));
            out.append("</tr>");
        }
        out.append("</tbody></table>");
    }

    private void making() {
        heading("h2", "making", escape(words.text("making")));
        if (report.sentences().findAny().isPresent()) {
            long weak = report.sentences().filter(Outline::weak).count();
            element(
                    "p",
                    "remark",
                    escape(words.text("making.note") + " " + words.text("making.weak", weak)));
        }
        out.append("<table class=\"making\"><tbody>");
        for (MakingLine line : MakingLine.of(report, report.making(), words)) {
            out.append("<tr>");
            element("td", "key", escape(line.name()));
            element("td", "last", escape(line.value()));
            out.append("</tr>");
        }
        out.append("</tbody></table>");
    }

    private void heading(String tag, String id, String html) {
        out.append('<').append(tag).append(" id=\"").append(id).append("\">").append(html);
        out.append("</").append(tag).append('>');
    }

    private void header(String style, String key) {
        element("th", style, escape(words.text("table." + key)));
    }

    private void element(String tag, String style, String html) {
        out.append('<').append(tag).append(" class=\"").append(style).append("\">").append(html);
        out.append("</").append(tag).append('>');
    }

    /// Text in the serif face, with the signs that it draws for Hangul (a long, high hyphen; angles
    /// that look like brackets) taken from the other face.
    private static String reading(String text) {
        return SIGNS.matcher(escape(text)).replaceAll("<span class=\"sign\">$0</span>");
    }

    /// Also drops what XML cannot hold and what turns directions, since quotes come from any file.
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        Shown.undirected(text)
                .codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> safe.append("&amp;");
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '"' -> safe.append("&quot;");
                        case '\t', '\n', '\r' -> safe.append(' ');
                        default -> {
                            boolean legal =
                                    c >= 0x20
                                            && (c < 0xD800 || c > 0xDFFF)
                                            && (c & 0xFFFE) != 0xFFFE;
                            if (legal) {
                                safe.appendCodePoint(c);
                            }
                        }
                    }
                });
        return safe.toString();
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("print.css")) {
            byte[] bytes = Objects.requireNonNull(in, "print.css").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).replace("<", "&lt;");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
