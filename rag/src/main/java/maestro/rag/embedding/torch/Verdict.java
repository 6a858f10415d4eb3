package maestro.rag.embedding.torch;

import maestro.rag.message.Message;

/// What a probe found out about a library.
///
/// @param works whether it computes what the processor computes
/// @param words for people, on either outcome
public record Verdict(boolean works, Message words) {}
