package maestro.app.ui.reasoning;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Review;
import maestro.app.ui.mission.Messages;
import maestro.rag.library.Document;
import maestro.rag.library.Library;

/// Ids in words: questions and sections as the plans name them, documents as the library does.
/// Filled on the screen's thread, read on others.
final class Names {
    private final Library library;
    private final Messages messages;
    private final Map<String, String> plan = new ConcurrentHashMap<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();

    Names(Library library, Messages messages) {
        this.library = library;
        this.messages = messages;
    }

    void reset() {
        plan.clear();
        plan.put(Draft.SUMMARY, messages.text("draft.summary"));
        plan.put(Draft.CONCLUSION, messages.text("draft.conclusion"));
    }

    void take(MissionEvent event) {
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
        return documents.computeIfAbsent(id, this::look);
    }

    private String look(String id) {
        Optional<Document> found = library.document(id);
        return found.map(Document::title).orElseGet(() -> messages.text("document.gone"));
    }
}
