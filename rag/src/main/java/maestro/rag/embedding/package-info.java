/// Texts to vectors. An [maestro.rag.embedding.Embedder] is one model on one engine; DJL is
/// imported here and nowhere else.
@NullMarked
package maestro.rag.embedding;

import org.jspecify.annotations.NullMarked;
