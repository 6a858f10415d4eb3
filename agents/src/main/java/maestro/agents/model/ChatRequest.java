package maestro.agents.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model is asked.
///
/// @param messages the conversation so far, at least one
/// @param schema that the reply follows as JSON; null for free text
/// @param temperature 0 to 2
/// @param replyTokens the longest reply, thinking included
public record ChatRequest(
        List<ChatMessage> messages,
        @Nullable JsonSchema schema,
        double temperature,
        int replyTokens,
        Thinking thinking) {
    private static final int REPLY_TOKENS = 2_048;

    /// @throws IllegalArgumentException where nothing is asked, or a number is out of its range
    public ChatRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("A model is asked at least one thing");
        }
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException(
                    "The temperature is between 0 and 2, not " + temperature);
        }
        if (replyTokens < 1) {
            throw new IllegalArgumentException("A reply has at least one token");
        }
    }

    /// How much a model thinks before it replies, where it can.
    public enum Thinking {
        /// as the model does by itself
        DEFAULT,
        OFF,
        LOW,
        MEDIUM,
        HIGH
    }

    public static ChatRequest of(String question) {
        return new ChatRequest(
                List.of(ChatMessage.user(question)), null, 0, REPLY_TOKENS, Thinking.DEFAULT);
    }
}
