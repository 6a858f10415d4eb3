package maestro.agents.model.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Locale;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatReply.End;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.JsonSchema;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.http.Failures;
import maestro.agents.model.http.Failures.Refusal;
import maestro.agents.model.remote.Dialect;
import maestro.agents.model.remote.Incoming;
import maestro.agents.model.remote.Instruction;
import maestro.agents.model.remote.Learned;
import maestro.agents.model.remote.Quirk;

/// A conversation by `/api/chat`: lines of JSON, the last of them with the counts.
final class OllamaChat implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ASSUMED_CONTEXT = 4_096;

    private final String model;
    private final OllamaServer server;
    private final Learned learned;
    private final Failures failures;

    OllamaChat(String model, OllamaServer server, Learned learned, Failures failures) {
        this.model = model;
        this.server = server;
        this.learned = learned;
        this.failures = failures;
    }

    @Override
    public ModelInfo details() throws InterruptedException {
        return server.details(model);
    }

    @Override
    public int assumedContext() {
        return ASSUMED_CONTEXT;
    }

    @Override
    public String path() {
        return "/api/chat";
    }

    @Override
    public String json(ChatRequest request, ModelInfo info, int needed) {
        int most = info.contextTokens() > 0 ? info.contextTokens() : ASSUMED_CONTEXT;
        ObjectNode body = JSON.createObjectNode().put("model", model).put("stream", true);
        ArrayNode messages = body.putArray("messages");
        for (ChatMessage message : request.messages()) {
            messages.addObject()
                    .put("role", message.speaker().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
        // an over-long conversation is refused, not cut behind our back
        body.put("truncate", false).put("shift", false);
        form(request, body, messages);
        think(request, info, body);
        body.putObject("options")
                .put("temperature", request.temperature())
                .put("num_predict", request.replyTokens())
                .put("num_ctx", learned.context(needed, most));
        return body.toString();
    }

    private void form(ChatRequest request, ObjectNode body, ArrayNode messages) {
        JsonSchema schema = request.schema();
        if (schema == null) {
            return;
        }
        if (!learned.knows(Quirk.NO_SCHEMA)) {
            body.putRawValue("format", new RawValue(schema.json()));
            return;
        }
        if (!learned.knows(Quirk.NO_FORMAT)) {
            body.put("format", "json");
        }
        Instruction.add(schema, messages);
    }

    /// Where no level is wished for, a model that is known to think thinks where it writes prose,
    /// and not where it fills in a form: a mission has dozens of those, and thinking would take
    /// most of its time.
    private void think(ChatRequest request, ModelInfo info, ObjectNode body) {
        boolean known = info.abilities().contains("thinking");
        boolean can = info.abilities().isEmpty() || known;
        Thinking thinking =
                request.thinking() == Thinking.DEFAULT && known && request.schema() != null
                        ? Thinking.OFF
                        : request.thinking();
        if (thinking == Thinking.DEFAULT || !can || learned.knows(Quirk.NO_THINKING)) {
            return;
        }
        if (info.family().startsWith("gptoss") || info.family().startsWith("gpt-oss")) {
            // it always thinks, more or less
            Thinking level = thinking == Thinking.OFF ? Thinking.LOW : thinking;
            body.put("think", level.name().toLowerCase(Locale.ROOT));
        } else {
            body.put("think", thinking != Thinking.OFF);
        }
    }

    @Override
    public void line(String line, Incoming into) {
        JsonNode chunk = failures.object(line);
        if (chunk.has("error")) {
            throw failures.of(500, Failures.words(chunk.get("error")), null);
        }
        JsonNode message = chunk.path("message");
        into.reasoning(message.path("thinking").asText(""));
        into.text(message.path("content").asText(""));
        if (chunk.path("done").asBoolean()) {
            into.usage(chunk.path("prompt_eval_count").asInt(), chunk.path("eval_count").asInt());
            into.end("length".equals(chunk.path("done_reason").asText()) ? End.LENGTH : End.STOP);
            into.done();
        }
    }

    @Override
    public boolean adapt(ChatRequest request, Refusal refusal) {
        String words = refusal.words().toLowerCase(Locale.ROOT);
        if (words.contains("think")) {
            return learned.learn(Quirk.NO_THINKING);
        }
        boolean form =
                words.contains("format") || words.contains("schema") || words.contains("grammar");
        return form && learned.lessForm(request);
    }
}
