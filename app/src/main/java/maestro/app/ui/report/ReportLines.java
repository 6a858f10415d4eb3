package maestro.app.ui.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import maestro.agents.mission.Block;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Entry;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;
import maestro.agents.report.MakingLine;
import maestro.agents.report.Outline;
import maestro.agents.report.ReportWords;
import maestro.app.ui.report.Line.Kind;
import maestro.app.ui.report.Line.Piece;
import maestro.rag.message.Shown;

/// A finished report as lines.
final class ReportLines {
    private final Report report;
    private final ReportWords words;
    private final Map<String, Source> sources;
    private final List<Line> lines = new ArrayList<>();

    private ReportLines(Report report) {
        this.report = report;
        this.words = ReportWords.of(report.language());
        this.sources =
                report.bibliography().stream()
                        .collect(
                                Collectors.toMap(
                                        Entry::documentId, ReportLines::source, (a, _) -> a));
    }

    static List<Line> of(Report report) {
        return new ReportLines(report).all();
    }

    private List<Line> all() {
        lines.add(Line.words(Kind.TITLE, report.title()));
        lines.add(Line.words(Kind.BYLINE, words.text("byline", words.date(report.date()))));
        if (Outline.asksMoreThanTitle(report)) {
            report.questions().forEach(q -> lines.add(Line.words(Kind.QUESTION, q)));
        }
        if (!report.summary().isEmpty()) {
            lines.add(Line.words(Kind.HEADING_1, words.text("summary")));
            blocks(report.summary());
        }
        List<String> numbers = Outline.numbers(report.sections());
        for (int i = 0; i < report.sections().size(); i++) {
            ReportSection section = report.sections().get(i);
            lines.add(heading(section.level(), numbers.get(i), section.heading()));
            blocks(section.blocks());
        }
        if (!report.bibliography().isEmpty()) {
            lines.add(Line.words(Kind.HEADING_1, words.text("bibliography")));
            report.bibliography().forEach(entry -> lines.add(entry(entry)));
        }
        lines.add(Line.words(Kind.HEADING_1, words.text("making")));
        for (MakingLine made : MakingLine.of(report, report.making(), words)) {
            lines.add(
                    new Line(
                            Kind.MAKING,
                            List.of(
                                    new Piece.Words(made.name() + "  ", "quiet"),
                                    new Piece.Words(made.value(), ""))));
        }
        return lines;
    }

    static Line heading(int level, String number, String text) {
        return new Line(
                Kind.heading(level),
                List.of(new Piece.Words(number + "\u2002", "number"), new Piece.Words(text, "")));
    }

    private void blocks(List<Block> blocks) {
        blocks.forEach(block -> lines.add(block(block, sources)));
    }

    /// @param sources by document id; citations of others are left out
    static Line block(Block block, Map<String, Source> sources) {
        return switch (block) {
            case Block.Remark(String text) -> Line.words(Kind.REMARK, text);
            case Block.Paragraph(List<Sentence> sentences) -> {
                List<Piece> pieces = new ArrayList<>();
                for (Sentence sentence : sentences) {
                    if (!pieces.isEmpty()) {
                        pieces.add(new Piece.Words(" ", ""));
                    }
                    sentence(sentence, sources, pieces);
                }
                yield new Line(Kind.TEXT, pieces);
            }
        };
    }

    private static void sentence(
            Sentence sentence, Map<String, Source> sources, List<Piece> pieces) {
        List<Source> cited =
                sentence.citations().stream()
                        .map(c -> sources.get(c.quote().documentId()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(java.util.Comparator.comparingInt(Source::number))
                        .toList();
        Cited whole = new Cited(sentence, cited);
        pieces.add(
                new Piece.Words(
                        Shown.balanced(sentence.text()), Outline.weak(sentence) ? "weak" : ""));
        for (int i = 0; i < cited.size(); i++) {
            pieces.add(new Piece.Words(i == 0 ? "\u00a0[" : ", ", "bracket"));
            pieces.add(new Piece.Cite(cited.get(i), whole));
        }
        if (!cited.isEmpty()) {
            pieces.add(new Piece.Words("]", "bracket"));
        }
        if (sentence.support() != null) {
            pieces.add(new Piece.Mark(whole));
        }
    }

    private Line entry(Entry entry) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece.Words("[" + entry.number() + "]\u2002", "number"));
        String authors = ReportWords.sentence(ReportWords.authors(entry));
        if (!authors.isEmpty()) {
            pieces.add(new Piece.Words(authors + " ", ""));
        }
        pieces.add(new Piece.Words(entry.title() + ". ", "strong"));
        pieces.add(new Piece.Words(words.place(entry), "quiet"));
        return new Line(Kind.ENTRY, pieces);
    }

    private static Source source(Entry entry) {
        return new Source(
                entry.number(), entry.documentId(), entry.title(), !entry.pages().isEmpty());
    }
}
