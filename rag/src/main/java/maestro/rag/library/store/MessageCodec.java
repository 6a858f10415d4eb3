package maestro.rag.library.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.message.Message;

/// A message as a JSON array, its key first and then its arguments: `["pdf.after",17]`. A message
/// within it is an array within the array; nothing to say is an empty text.
public final class MessageCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageCodec() {}

    public static String write(Message message) {
        return message.isNone() ? "" : node(message).toString();
    }

    private static ArrayNode node(Message message) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode().add(message.key());
        for (Object argument : message.arguments()) {
            switch (argument) {
                case Message m -> node.add(node(m));
                case Long l -> node.add(l);
                default -> node.add(argument.toString());
            }
        }
        return node;
    }

    /// What another version of the program wrote and this one doesn't know only says that part of
    /// the document could be read, since whole documents have no message.
    public static Message read(String stored) {
        if (stored.isEmpty()) {
            return Message.NONE;
        }
        try {
            return message(JSON.readTree(stored));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Message.of("document.part");
        }
    }

    private static Message message(JsonNode node) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 1; i < node.size(); i++) {
            JsonNode argument = node.get(i);
            if (argument.isArray()) {
                arguments.add(message(argument));
            } else if (argument.isNumber()) {
                arguments.add(argument.asLong());
            } else {
                arguments.add(argument.asText());
            }
        }
        return new Message(node.path(0).asText(), arguments);
    }
}
