package maestro.agents.model.remote;

import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.http.Failures.Refusal;

/// How one model is spoken to in the server's protocol.
public interface Dialect {

    /// What the server tells about the model.
    ModelInfo details() throws InterruptedException;

    /// Tokens of context where the server doesn't tell.
    int assumedContext();

    /// Where a request is posted to.
    String path();

    /// The request's body.
    ///
    /// @param needed tokens that conversation and reply take
    String json(ChatRequest request, ModelInfo info, int needed);

    /// Reads one line of the answer.
    ///
    /// @throws ModelException where it tells of a failure or is not of the protocol
    void line(String line, Incoming into);

    /// Learns from a refusal what to leave out.
    ///
    /// @return whether to ask again
    boolean adapt(ChatRequest request, Refusal refusal);
}
