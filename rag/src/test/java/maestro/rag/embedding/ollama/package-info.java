@NullMarked
package maestro.rag.embedding.ollama;

import org.jspecify.annotations.NullMarked;
