package maestro.agents.model.fitness;

import maestro.rag.message.Message;

/// How a model did.
///
/// @param words what it did, for people
/// @param reply what it said, to be looked at
public record TaskResult(Task task, boolean passed, Message words, String reply) {}
