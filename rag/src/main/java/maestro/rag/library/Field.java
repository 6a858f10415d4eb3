package maestro.rag.library;

/// What can be said otherwise of a document than its file says.
public enum Field {
    TITLE,
    AUTHORS,
    YEAR,
    VENUE,
    DOI,
    ABSTRACT,
    LANGUAGE
}
