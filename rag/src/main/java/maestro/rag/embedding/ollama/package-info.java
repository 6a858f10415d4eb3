/// Embedding models that an Ollama computes ([maestro.rag.embedding.ollama.OllamaEmbedder]).
@NullMarked
package maestro.rag.embedding.ollama;

import org.jspecify.annotations.NullMarked;
