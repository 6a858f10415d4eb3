package maestro.agents.model.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import maestro.agents.model.JsonSchema;

/// Asks for a form that the server can't see to.
public final class Instruction {
    private Instruction() {}

    /// Adds the schema to the last of the messages, where models heed it most.
    public static void add(JsonSchema schema, ArrayNode messages) {
        JsonNode last = messages.get(messages.size() - 1);
        if (last instanceof ObjectNode message) {
            message.put(
                    "content",
                    message.path("content").asText()
                            + "\n\nAnswer with one JSON object only, nothing before or after it,"
                            + " that follows this JSON schema:\n"
                            + schema.json());
        }
    }
}
