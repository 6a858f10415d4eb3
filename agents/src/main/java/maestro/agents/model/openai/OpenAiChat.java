package maestro.agents.model.openai;

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
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.http.Failures;
import maestro.agents.model.http.Failures.Refusal;
import maestro.agents.model.remote.Dialect;
import maestro.agents.model.remote.Incoming;
import maestro.agents.model.remote.Instruction;
import maestro.agents.model.remote.Learned;
import maestro.agents.model.remote.Quirk;
import maestro.rag.message.Message;

/// A conversation by `/chat/completions`: server-sent events, each with a piece of the reply.
final class OpenAiChat implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ASSUMED_CONTEXT = 32_768;

    private final String model;
    private final String path;
    private final OpenAiServer server;
    private final Learned learned;
    private final Failures failures;

    OpenAiChat(String model, String path, OpenAiServer server, Learned learned, Failures failures) {
        this.model = model;
        this.path = path;
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
        return path;
    }

    @Override
    public String json(ChatRequest request, ModelInfo info, int needed) {
        ObjectNode body = JSON.createObjectNode().put("model", model).put("stream", true);
        ArrayNode messages = body.putArray("messages");
        for (ChatMessage message : request.messages()) {
            messages.addObject()
                    .put("role", message.speaker().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
        String longest =
                server.newest() || learned.knows(Quirk.COMPLETION_TOKENS)
                        ? "max_completion_tokens"
                        : "max_tokens";
        body.put(longest, request.replyTokens());
        if (!learned.knows(Quirk.NO_TEMPERATURE)) {
            body.put("temperature", request.temperature());
        }
        if (!learned.knows(Quirk.NO_USAGE)) {
            body.putObject("stream_options").put("include_usage", true);
        }
        form(request, body, messages);
        think(request.thinking(), body);
        return body.toString();
    }

    private void form(ChatRequest request, ObjectNode body, ArrayNode messages) {
        JsonSchema schema = request.schema();
        if (schema == null) {
            return;
        }
        if (!learned.knows(Quirk.NO_SCHEMA)) {
            ObjectNode format = body.putObject("response_format").put("type", "json_schema");
            format.putObject("json_schema")
                    .put("name", schema.name())
                    .put("strict", true)
                    .putRawValue("schema", new RawValue(schema.json()));
            return;
        }
        if (!learned.knows(Quirk.NO_FORMAT)) {
            body.putObject("response_format").put("type", "json_object");
        }
        Instruction.add(schema, messages);
    }

    private void think(Thinking thinking, ObjectNode body) {
        if (thinking == Thinking.DEFAULT || learned.knows(Quirk.NO_THINKING)) {
            return;
        }
        boolean off = thinking == Thinking.OFF;
        body.put("reasoning_effort", off ? "none" : thinking.name().toLowerCase(Locale.ROOT));
        if (server.address().onThisMachine()) {
            // how vLLM and llama.cpp tell a model's template
            body.putObject("chat_template_kwargs").put("enable_thinking", !off);
        }
    }

    @Override
    public void line(String line, Incoming into) {
        if (line.startsWith("data:")) {
            String data = line.substring("data:".length()).strip();
            if (data.equals("[DONE]")) {
                into.done();
            } else if (!data.isEmpty()) {
                chunk(failures.object(data), into);
            }
        } else if (line.startsWith("error:")) {
            throw failed(failures.object(line.substring("error:".length()).strip()));
        } else if (line.startsWith("{")) {
            // a server that doesn't stream answers with the whole
            chunk(failures.object(line), into);
        } else if (!line.startsWith(":") && !line.matches("(?:event|id|retry):.*")) {
            throw failures.unreadable(line);
        }
    }

    private void chunk(JsonNode chunk, Incoming into) {
        if (chunk.hasNonNull("error")) {
            throw failed(chunk.get("error"));
        }
        JsonNode usage = chunk.path("usage");
        into.usage(usage.path("prompt_tokens").asInt(), usage.path("completion_tokens").asInt());
        JsonNode choice = chunk.path("choices").path(0);
        JsonNode message = choice.has("message") ? choice.get("message") : choice.path("delta");
        into.reasoning(
                message.path("reasoning_content").asText(message.path("reasoning").asText("")));
        content(message.path("content"), into);
        into.text(message.path("refusal").asText(""));
        switch (choice.path("finish_reason").asText("")) {
            case "", "null" -> {}
            case "length", "max_tokens", "model_length" -> into.end(End.LENGTH);
            case "content_filter" ->
                    throw new ModelException(
                            Kind.BAD_REQUEST, Message.of("model.filtered", model), null);
            case "error" -> throw failures.of(500, "", null);
            default -> into.end(End.STOP);
        }
    }

    private static void content(JsonNode content, Incoming into) {
        if (content.isTextual()) {
            into.text(content.textValue());
        }
        // Mistral's way to set thoughts apart
        for (JsonNode part : content) {
            if (part.path("type").asText().equals("thinking")) {
                part.path("thinking").forEach(t -> into.reasoning(t.path("text").asText("")));
            } else {
                into.text(part.path("text").asText(""));
            }
        }
    }

    private ModelException failed(JsonNode error) {
        int code = error.path("code").asInt(error.path("status").asInt());
        return failures.of(code >= 400 && code <= 599 ? code : 500, Failures.words(error), null);
    }

    @Override
    public boolean adapt(ChatRequest request, Refusal refusal) {
        int status = refusal.status();
        if (status != 400 && status != 422 && status != 500 && status != 501) {
            return false;
        }
        String words = refusal.words().toLowerCase(Locale.ROOT);
        if (words.contains("max_completion_tokens") && words.contains("max_tokens")) {
            return learned.learn(Quirk.COMPLETION_TOKENS);
        }
        if (words.contains("stream_options") || words.contains("include_usage")) {
            return learned.learn(Quirk.NO_USAGE);
        }
        if (words.contains("temperature")) {
            return learned.learn(Quirk.NO_TEMPERATURE);
        }
        if (words.contains("reasoning")
                || words.contains("think")
                || words.contains("chat_template_kwargs")) {
            return learned.learn(Quirk.NO_THINKING);
        }
        boolean form =
                words.contains("format")
                        || words.contains("json")
                        || words.contains("schema")
                        || words.contains("grammar")
                        // llama.cpp with --reasoning-format none and a template that thinks
                        || words.contains("initialize samplers");
        return form && learned.lessForm(request);
    }
}
