package maestro.app.ui.reasoning.step;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.app.ui.shell.DocumentTitles;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;

/// Ids in words: questions and sections as the plans name them, documents as the library does.
/// Filled on the screen's thread, read on others.
public final class Names {
    private final Texts texts;
    private final Map<String, String> plan = new ConcurrentHashMap<>();
    private final DocumentTitles documents;

    /// @param library gives documents their titles
    public Names(Library library, Texts texts) {
        this.texts = texts;
        documents = new DocumentTitles(library);
    }

    /// Forgets everything, for another mission.
    public void reset() {
        plan.clear();
        plan.put(Draft.SUMMARY, texts.get("draft.summary"));
        plan.put(Draft.CONCLUSION, texts.get("draft.conclusion"));
    }

    /// Learns the names in the next event of the mission.
    public void take(MissionEvent event) {
        switch (event) {
            case MissionEvent.PlanEdited(Plan edited) -> take(edited);
            case MissionEvent.StepFinished(
                            var _,
                            var _,
                            Outcome.Planned(Plan made, var _),
                            var _) ->
                    take(made);
            case MissionEvent.StepFinished(var _, var _, Outcome.Reviewed(Review review), var _) ->
                    review.gaps().forEach(g -> plan.put(g.question().id(), g.question().text()));
            default -> {}
        }
    }

    private void take(Plan made) {
        made.stream()
                .forEach(section -> {
                    plan.put(section.id(), section.title());
                    section.questions().forEach(q -> plan.put(q.id(), q.text()));
                });
    }

    /// A section's title or a question's text.
    String of(String id) {
        return plan.getOrDefault(id, id);
    }

    /// A document's title. Blocks where it isn't known yet.
    String document(String id) {
        return documents.of(id);
    }
}
