package maestro.app.cli.mission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Block;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.replay.Moment;
import maestro.app.cli.command.WorkingCommand;

/// Plan, notes and drafts of a mission as they stood.
record ReplayedState(WorkingCommand command, MissionState state) {

    void tell(Moment moment, int steps) {
        if (command.json()) {
            command.printJson(json(moment));
            return;
        }
        command.out()
                .printf(
                        "After step %d of %d: %s  (%s)%n",
                        moment.number(), steps, moment.title(), moment.step());
        state.plan().ifPresent(this::tell);
        command.out().printf("%nNotes: %d%n", state.notes().size());
        for (Note note : state.notes()) {
            command.out().printf("  [%s] %s%n", note.id(), note.finding());
        }
        command.out().printf("%nDrafts: %d%n", state.drafts().size());
        state.drafts()
                .values()
                .forEach(draft ->
                        command.out().printf("  %s:%n%s%n", name(draft), text(draft).indent(4)));
    }

    private void tell(Plan plan) {
        command.out().printf("%nPlan, version %d%n", plan.version());
        plan.stream()
                .forEach(section -> {
                    command.out().printf("  %s  %s%n", section.id(), section.title());
                    section.questions()
                            .forEach(q -> command.out().printf("      ? %s%n", q.text()));
                });
    }

    private String name(Draft draft) {
        Optional<String> title =
                state.plan().flatMap(p -> p.section(draft.sectionId())).map(Section::title);
        return draft.sectionId() + title.map(t -> "  " + t).orElse("");
    }

    private static String text(Draft draft) {
        return draft.blocks().stream().map(ReplayedState::text).collect(Collectors.joining("\n\n"));
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Remark(String text) -> "(" + text + ")";
            case Block.Paragraph(List<Sentence> sentences) ->
                    sentences.stream()
                            .map(s ->
                                    s.text()
                                            + s.citations().stream()
                                                    .map(c -> " [" + c.noteId() + "]")
                                                    .distinct()
                                                    .collect(Collectors.joining()))
                            .collect(Collectors.joining(" "));
        };
    }

    private Map<String, Object> json(Moment moment) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("mission", state.mission().id());
        line.put("number", moment.number());
        line.put("step", moment.step());
        line.put("title", moment.title());
        line.put("round", state.round());
        line.put(
                "plan",
                state.plan()
                        .map(plan -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("version", plan.version());
                            row.put("sections", sections(plan.sections()));
                            return row;
                        })
                        .orElse(null));
        line.put(
                "notes",
                state.notes().stream()
                        .map(n ->
                                Map.of(
                                        "id",
                                        n.id(),
                                        "section",
                                        n.sectionId(),
                                        "question",
                                        n.questionId(),
                                        "finding",
                                        n.finding()))
                        .toList());
        line.put(
                "drafts",
                state.drafts().values().stream()
                        .map(d ->
                                Map.of(
                                        "section",
                                        d.sectionId(),
                                        "revision",
                                        d.revision(),
                                        "text",
                                        text(d)))
                        .toList());
        return line;
    }

    private static List<Map<String, Object>> sections(List<Section> sections) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Section section : sections) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", section.id());
            row.put("title", section.title());
            row.put("questions", section.questions().stream().map(q -> q.text()).toList());
            row.put("sections", sections(section.children()));
            rows.add(row);
        }
        return rows;
    }
}
