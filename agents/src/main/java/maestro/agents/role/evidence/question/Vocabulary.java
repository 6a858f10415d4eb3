package maestro.agents.role.evidence.question;

import maestro.agents.role.evidence.text.Acronyms;

/// What the documents' words are like.
public interface Vocabulary {

    /// Inverse document frequency of a stem over passages, at least 0; highest for one that no
    /// passage has.
    double idf(String stem);

    /// Passages that have the stem.
    int passages(String stem);

    Acronyms acronyms();
}
