package maestro.app.ui.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Block;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.report.ReportWords;
import maestro.app.ui.report.Line.Kind;
import maestro.app.ui.shell.Texts;

/// A report that is still being written, as lines: what is drafted, and for the rest of the outline
/// what has been found for it.
final class DraftLines {
    private final MissionState state;
    private final Texts texts;
    private final Function<String, String> titles;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private DraftLines(MissionState state, Texts texts, Function<String, String> titles) {
        this.state = state;
        this.texts = texts;
        this.titles = titles;
    }

    /// @param titles of documents by id
    static List<Line> of(
            MissionState state, Plan plan, Texts texts, Function<String, String> titles) {
        DraftLines drafts = new DraftLines(state, texts, titles);
        drafts.write(plan);
        return drafts.lines;
    }

    private void write(Plan plan) {
        Mission mission = state.mission();
        lines.add(Line.words(Kind.TITLE, mission.title()));
        String stands = state.phase() == Phase.STOPPED ? "draft.stopped" : "draft.byline";
        lines.add(Line.words(Kind.BYLINE, texts.get(stands)));
        if (!mission.questions().equals(List.of(mission.title()))) {
            mission.questions().forEach(q -> lines.add(Line.words(Kind.QUESTION, q)));
        }
        Draft summary = state.drafts().get(Draft.SUMMARY);
        if (summary != null) {
            ReportWords words = ReportWords.of(mission.language());
            lines.add(Line.words(Kind.HEADING_1, words.text("summary")));
            blocks(summary.blocks());
        }
        int number = 0;
        for (Section section : plan.sections()) {
            section(section, 1, "" + ++number);
        }
        Draft conclusion = state.drafts().get(Draft.CONCLUSION);
        if (conclusion != null) {
            blocks(conclusion.blocks());
        }
    }

    private void section(Section section, int level, String number) {
        lines.add(ReportLines.heading(level, number, section.title()));
        Draft draft = state.drafts().get(section.id());
        if (draft != null) {
            blocks(draft.blocks());
        } else {
            lines.add(Line.words(Kind.PENDING, pending(section)));
        }
        int child = 0;
        for (Section below : section.children()) {
            section(below, level + 1, number + "." + ++child);
        }
    }

    private String pending(Section section) {
        long notes = state.notes().stream().filter(n -> n.sectionId().equals(section.id())).count();
        if (notes == 0) {
            return section.purpose();
        }
        long documents =
                state.notes().stream()
                        .filter(n -> n.sectionId().equals(section.id()))
                        .flatMap(n -> n.quotes().stream())
                        .map(q -> q.documentId())
                        .distinct()
                        .count();
        return texts.get("draft.found", notes, documents);
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                sentences.stream()
                        .flatMap(s -> s.citations().stream())
                        .forEach(c ->
                                sources.computeIfAbsent(
                                        c.quote().documentId(),
                                        id ->
                                                new Source(
                                                        sources.size() + 1,
                                                        id,
                                                        titles.apply(id),
                                                        !c.quote().regions().isEmpty())));
            }
            lines.add(ReportLines.block(block, sources));
        }
    }
}
