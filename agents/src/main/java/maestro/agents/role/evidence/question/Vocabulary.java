package maestro.agents.role.evidence.question;

import maestro.agents.role.evidence.text.Acronyms;

/// What the documents' words are like.
public interface Vocabulary {

    /// Inverse document frequency of a stem over passages, at least 0; highest for one that no
    /// passage has.
    double idf(String stem);

    /// Whether any passage has the stem.
    boolean has(String stem);

    Acronyms acronyms();
}
