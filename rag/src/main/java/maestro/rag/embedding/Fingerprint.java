package maestro.rag.embedding;

/// What must be equal for two vectors to be comparable. Stored with every index.
///
/// @param model name and version, for example "all-MiniLM-L6-v2"
/// @param pooling "mean" or "cls"
/// @param maxTokens sequence length with marks, at which text is cut
/// @param precision "int8", "fp32", "fp16"
public record Fingerprint(String model, String pooling, int maxTokens, String precision) {}
