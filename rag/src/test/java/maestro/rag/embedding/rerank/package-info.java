@NullMarked
package maestro.rag.embedding.rerank;

import org.jspecify.annotations.NullMarked;
