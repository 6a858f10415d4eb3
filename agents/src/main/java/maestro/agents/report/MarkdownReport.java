package maestro.agents.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import maestro.agents.mission.Block;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Entry;
import maestro.agents.mission.Report.Making;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;

/// A report as CommonMark with GFM tables; citations link to anchors of the bibliography.
final class MarkdownReport {
    private final Report report;
    private final ReportWords words;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
        this.words = ReportWords.of(report.language());
    }

    static String of(Report report) {
        return new MarkdownReport(report).write();
    }

    private String write() {
        heading(1, report.title());
        paragraph(MarkdownText.line(words.text("byline", words.date(report.date()))));
        if (Outline.asksMoreThanTitle(report)) {
            paragraph("**" + words.text("questions") + "**");
            report.questions()
                    .forEach(q -> out.append("- ").append(MarkdownText.line(q)).append('\n'));
            out.append('\n');
        }
        if (!report.summary().isEmpty()) {
            heading(2, words.text("summary"));
            blocks(report.summary());
        }
        for (ReportSection section : report.sections()) {
            heading(Math.clamp(section.level() + 1L, 2, 6), section.heading());
            blocks(section.blocks());
        }
        if (!report.bibliography().isEmpty()) {
            bibliography();
            documents();
        }
        making();
        return out.toString().stripTrailing() + "\n";
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph(List<Sentence> sentences) -> paragraph(paragraph(sentences));
                case Block.Remark(String text) -> paragraph("*" + MarkdownText.inline(text) + "*");
            }
        }
    }

    private String paragraph(List<Sentence> sentences) {
        StringBuilder text = new StringBuilder();
        for (Sentence sentence : sentences) {
            boolean first = text.isEmpty();
            text.append(first ? "" : " ")
                    .append(
                            first
                                    ? MarkdownText.line(sentence.text())
                                    : MarkdownText.inline(sentence.text()))
                    .append(citations(sentence));
        }
        return text.toString();
    }

    private String citations(Sentence sentence) {
        String links =
                Outline.cited(sentence).stream()
                        .map(n -> "[%d](#ref-%d)".formatted(n, n))
                        .collect(joining(", ", " [", "]"));
        return Outline.weak(sentence) ? links + " *(" + words.text("mark.weak") + ")*" : links;
    }

    private void bibliography() {
        heading(2, words.text("bibliography"));
        for (Entry entry : report.bibliography()) {
            StringBuilder line = new StringBuilder();
            line.append("<a id=\"ref-%d\"></a>\\[%d\\] ".formatted(entry.number(), entry.number()));
            String authors = ReportWords.sentence(ReportWords.authors(entry));
            line.append(MarkdownText.inline(authors)).append(authors.isEmpty() ? "" : " ");
            line.append("**").append(MarkdownText.inline(entry.title())).append("**. ");
            line.append(MarkdownText.inline(ReportWords.sentence(words.place(entry))));
            paragraph(line.toString());
        }
    }

    private void documents() {
        heading(2, words.text("documents"));
        row(
                words.text("table.number"),
                words.text("table.document"),
                words.text("table.file"),
                words.text("table.sentences"),
                words.text("table.quotes"),
                words.text("table.pages"));
        out.append("| ---: | --- | --- | ---: | ---: | --- |\n");
        for (Entry entry : report.bibliography()) {
            row(
                    "" + entry.number(),
                    MarkdownText.inline(entry.title()),
                    MarkdownText.inline(entry.file()),
                    "" + Outline.sentencesOn(report, entry.number()),
                    "" + entry.quotes(),
                    ReportWords.ranges(entry.pages()));
        }
        out.append('\n');
    }

    private void making() {
        Making making = report.making();
        heading(2, words.text("making"));
        if (report.sentences().findAny().isPresent()) {
            long weak = report.sentences().filter(Outline::weak).count();
            paragraph(words.text("making.note") + " " + words.text("making.weak", weak));
        }
        for (MakingLine line : MakingLine.of(report, making, words)) {
            out.append("- %s: %s\n".formatted(line.name(), MarkdownText.inline(line.value())));
        }
    }

    private void heading(int level, String text) {
        paragraph("#".repeat(level) + " " + MarkdownText.inline(text));
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
