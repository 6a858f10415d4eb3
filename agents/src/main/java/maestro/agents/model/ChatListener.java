package maestro.agents.model;

import java.time.Duration;

/// Told of a reply while it comes.
public interface ChatListener {
    ChatListener NONE = new ChatListener() {};

    /// It is this call's turn: the server is asked. Told again where it is asked again.
    default void begun() {}

    /// A piece of the reply, whole characters only.
    default void text(String piece) {}

    /// A piece of what the model thinks before it replies.
    default void reasoning(String piece) {}

    /// So many different pieces of personal data are kept from the model.
    default void masked(int count) {}

    /// How long from now a server that can't be reached may be waited for, beyond the few tries of
    /// every call; by default not at all.
    default Duration patience() {
        return Duration.ZERO;
    }

    /// The call failed and is made again; pieces told before are void.
    default void retrying(ModelException failure, Duration wait) {}
}
