package maestro.rag.document;

/// What came of reading a file. Messages are for people: what is wrong, and what to do about it.
public sealed interface ReadOutcome {

    /// Everything was read.
    record Complete(ParsedDocument document) implements ReadOutcome {}

    /// Some of it was read, for example "The file is damaged after page 17; pages 1 to 17 were
    /// read."
    record Partial(ParsedDocument document, String message) implements ReadOutcome {}

    /// Nothing was read.
    record Refused(Reason reason, String message) implements ReadOutcome {}

    /// Why a file was refused.
    enum Reason {
        UNSUPPORTED,
        EMPTY,
        PASSWORD,
        DAMAGED,
        NO_TEXT,
        TOO_LARGE,
        UNREADABLE
    }
}
