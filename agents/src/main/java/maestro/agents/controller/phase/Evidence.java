package maestro.agents.controller.phase;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.mission.Block;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Sentence;

/// What drafts speak for: the documents that they cite, and the questions that those answer.
///
/// @param documents their ids
/// @param questions their ids
record Evidence(Set<String> documents, Set<String> questions) {
    Evidence() {
        this(new HashSet<>(), new HashSet<>());
    }

    /// @param notes all that may be cited
    Evidence add(Draft draft, List<Note> notes) {
        Set<String> cited = new HashSet<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                sentences.stream()
                        .flatMap(s -> s.citations().stream())
                        .forEach(c -> {
                            documents.add(c.quote().documentId());
                            cited.add(c.noteId());
                        });
            }
        }
        notes.stream()
                .filter(n -> cited.contains(n.id()))
                .forEach(n -> questions.add(n.questionId()));
        return this;
    }

    void remove(Evidence other) {
        documents.removeAll(other.documents);
        questions.removeAll(other.questions);
    }

    boolean isEmpty() {
        return documents.isEmpty() && questions.isEmpty();
    }
}
