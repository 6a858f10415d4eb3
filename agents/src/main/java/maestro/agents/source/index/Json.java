package maestro.agents.source.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.model.http.Fetched;
import maestro.rag.message.Message;

/// Reads what indexes answer in JSON.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int WORDS = 200;

    private Json() {}

    /// @throws UnreadableException where it is no object
    static JsonNode object(Fetched fetched) throws UnreadableException {
        try {
            JsonNode node = MAPPER.readTree(fetched.bytes());
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw unreadable(fetched, e);
        } catch (java.io.IOException e) {
            throw unreadable(fetched, e);
        }
        throw unreadable(fetched, null);
    }

    /// The list of results.
    ///
    /// @throws UnreadableException where there is none
    static JsonNode list(Fetched fetched, JsonNode list) throws UnreadableException {
        if (!list.isArray()) {
            throw unreadable(fetched, null);
        }
        return list;
    }

    static UnreadableException unreadable(
            Fetched fetched, @org.jspecify.annotations.Nullable Throwable cause) {
        String text = fetched.text().replaceAll("\\s+", " ").strip();
        return new UnreadableException(
                Message.of(
                        "source.unreadable",
                        String.valueOf(fetched.url().getHost()),
                        text.length() > WORDS ? text.substring(0, WORDS) + "…" : text),
                cause);
    }

    /// A text, of a list the first; empty where there is none.
    static String text(JsonNode node) {
        JsonNode one = node.isArray() ? node.path(0) : node;
        return one.isTextual() || one.isNumber() ? one.asText().strip() : "";
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(text(item)));
        texts.removeIf(String::isEmpty);
        return texts;
    }
}
