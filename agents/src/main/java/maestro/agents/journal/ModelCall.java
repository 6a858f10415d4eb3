package maestro.agents.journal;

import maestro.agents.model.ChatReply;

/// A call to a language model that came to its end.
///
/// @param call names it within its step
/// @param fingerprint of what was asked and of whom, so that a changed question is asked again
/// @param millis from its turn at the server to the last piece
public record ModelCall(
        String call, String model, String fingerprint, ChatReply reply, double cost, long millis) {}
