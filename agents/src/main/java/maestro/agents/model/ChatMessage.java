package maestro.agents.model;

/// One turn of a conversation.
public record ChatMessage(Speaker speaker, String text) {

    /// Who speaks.
    public enum Speaker {
        SYSTEM,
        USER,
        ASSISTANT
    }

    public static ChatMessage system(String text) {
        return new ChatMessage(Speaker.SYSTEM, text);
    }

    public static ChatMessage user(String text) {
        return new ChatMessage(Speaker.USER, text);
    }

    public static ChatMessage assistant(String text) {
        return new ChatMessage(Speaker.ASSISTANT, text);
    }
}
