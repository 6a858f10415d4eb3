package maestro.rag.embedding.ollama;

import java.util.List;

/// What was found out of a model.
///
/// @param dimension of its vectors
/// @param languages in which it told answers from other passages: some of "en" and "mul"
public record OllamaMeasure(OllamaModel model, int dimension, List<String> languages) {}
