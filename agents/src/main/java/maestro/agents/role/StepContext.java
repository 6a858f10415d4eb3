package maestro.agents.role;

import java.util.List;
import maestro.agents.mission.Mission;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.source.Source;

/// What a role has at hand while it does one step. Long work answers an interrupt within a second.
public interface StepContext {

    Mission mission();

    Source source();

    /// Asks the language model of this step's agent. The reply is journalled before it is returned,
    /// and a call that was completed before the program was closed is answered from the journal.
    ///
    /// @param call names the call within the step: "plan", "read/2"
    /// @throws AllowanceException where the mission's limits leave no room for it
    /// @throws maestro.agents.model.ModelException where there is no whole reply
    /// @throws IllegalStateException where the mission has no model
    ChatReply ask(String call, ChatRequest request) throws InterruptedException;

    /// Tokens that a request and its reply may take together.
    ///
    /// @throws maestro.agents.model.ModelException where the server can't be asked
    /// @throws IllegalStateException where the mission has no model
    int contextTokens() throws InterruptedException;

    /// What the user has said to this step's agent by the time that the step began, oldest first.
    default List<String> messages() {
        return List.of();
    }

    /// Says what the agent does and why, in the mission's language, from its own numbers. It is
    /// journalled and shown as it happens.
    void reason(String text);
}
