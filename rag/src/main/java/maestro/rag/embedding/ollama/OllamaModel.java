package maestro.rag.embedding.ollama;

/// A model of an Ollama's.
///
/// @param name as Ollama has it, such as "nomic-embed-text:latest"
/// @param digest checksum of what the name stood for when the model was added
/// @param spread as [maestro.rag.embedding.Embedder#spread], measured then
public record OllamaModel(OllamaPlace place, String name, String digest, double spread) {}
