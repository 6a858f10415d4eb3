package maestro.agents.plugin;

import java.util.List;

/// What an agent of the user's own is shown of a mission.
///
/// @param language in which people read it: "en", "ko"
/// @param questions as the user asked them
/// @param round of research, from 1
/// @param told what the user tells the agent to do, and what was said to it since
/// @param sections of the outline, in reading order
/// @param notes taken so far
/// @param passages that the notes' quotes stand in; a finding quotes one of them
/// @param sentences of the draft, where there is one
public record Matter(
        String language,
        List<String> questions,
        int round,
        String told,
        List<Part> sections,
        List<Finding> notes,
        List<Passage> passages,
        List<Sentence> sentences) {
    public Matter {
        questions = List.copyOf(questions);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
        passages = List.copyOf(passages);
        sentences = List.copyOf(sentences);
    }

    /// A section of the outline.
    public record Part(String id, String title, List<String> questions) {
        public Part {
            questions = List.copyOf(questions);
        }
    }

    /// A note.
    ///
    /// @param quote words of the document that it rests on
    /// @param document its title
    public record Finding(
            String id, String section, String finding, String quote, String document) {}

    /// A piece of a document.
    ///
    /// @param key "P1"
    /// @param document its title
    public record Passage(String key, String document, String text) {}

    /// A sentence of the draft.
    ///
    /// @param number from 1
    /// @param quotes that it rests on
    public record Sentence(int number, String section, String text, List<String> quotes) {
        public Sentence {
            quotes = List.copyOf(quotes);
        }
    }

    /// With other notes, passages and sentences, where not all of them fit.
    public Matter showing(List<Finding> some, List<Passage> places, List<Sentence> draft) {
        return new Matter(language, questions, round, told, sections, some, places, draft);
    }
}
