package maestro.app.ui.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;

/// What the pane shows of a mission at a moment.
///
/// @param rounds the limit
/// @param sections of the plan; 0 before it
/// @param drafted of them
/// @param lines of the finished report, else of the drafts; empty before the plan
/// @param appraisals of notes, by their ids, where a model made them
/// @param report once finished
record ReportPage(
        String missionId,
        String title,
        Phase phase,
        String reason,
        int round,
        int rounds,
        int notes,
        int sections,
        int drafted,
        List<Line> lines,
        Map<String, Note.Appraisal> appraisals,
        Optional<Report> report) {
    ReportPage {
        appraisals = Map.copyOf(appraisals);
        lines = List.copyOf(lines);
    }
}
