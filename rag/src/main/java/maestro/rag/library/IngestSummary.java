package maestro.rag.library;

/// @param passages added by this run
/// @param cancelled whether it was interrupted; what had ended before that is kept
public record IngestSummary(
        int indexed,
        int duplicate,
        int partial,
        int failed,
        int passages,
        double seconds,
        boolean cancelled) {}
