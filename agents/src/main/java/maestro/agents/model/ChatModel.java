package maestro.agents.model;

/// A language model that answers one conversation at a time. Safe for use by several threads at
/// once; a server takes only so many calls together, others wait their turn.
public interface ChatModel {

    /// As the server names it: "qwen3:8b".
    String name();

    /// Tokens that the conversation and the reply may take together.
    ///
    /// @param listener told where the server has to be asked again
    /// @throws ModelException where the server has to be asked and can't be reached
    int contextTokens(ChatListener listener) throws InterruptedException;

    /// The same, told to nobody.
    default int contextTokens() throws InterruptedException {
        return contextTokens(ChatListener.NONE);
    }

    /// The model's whole reply. What may be tried again is, and [ChatListener#retrying] then voids
    /// the pieces told before; a conversation that is too long is refused and never cut.
    ///
    /// @param listener told of each piece as it comes, on the calling thread
    /// @throws ModelException where there is no whole reply
    /// @throws InterruptedException within a second after an interrupt; the server is told to stop
    ChatReply chat(ChatRequest request, ChatListener listener) throws InterruptedException;
}
