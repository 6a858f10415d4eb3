/// Language models behind servers. A [maestro.agents.model.ModelServer] lists, loads and deletes
/// models; a [maestro.agents.model.ChatModel] answers. `ollama` and `openai` speak the two
/// protocols; `reply` turns what a model says into records.
///
/// ```java
/// try (ModelServer server = servers.open(new ServerAddress(ServerKind.OLLAMA, URI.create("http://localhost:11434"), ""))) {
///     ChatReply reply = server.chat("qwen3:8b").chat(ChatRequest.of("Why is the sky blue?"), ChatListener.NONE);
/// }
/// ```
@NullMarked
package maestro.agents.model;

import org.jspecify.annotations.NullMarked;
