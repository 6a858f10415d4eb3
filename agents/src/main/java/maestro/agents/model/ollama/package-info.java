/// Ollama in its own protocol. Version and list go through ollama4j. Chat, details, pull and delete
/// are our own, because ollama4j passes over errors in mid-stream, can't be cancelled, waits for
/// ever once the headers are there, tells neither a download's progress nor a model's context, and
/// says that it deleted what was never there.
@NullMarked
package maestro.agents.model.ollama;

import org.jspecify.annotations.NullMarked;
