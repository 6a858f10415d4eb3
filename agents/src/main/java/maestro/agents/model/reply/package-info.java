/// What a model says, as records. [maestro.agents.model.reply.Schemas] derives the schema that a
/// reply has to follow, [maestro.agents.model.reply.Replies] reads the reply: what is only badly
/// written is repaired, what is missing is said in words that the model can be sent.
///
/// ```java
/// record Verdict(@Described("between 0 and 1") double score, List<String> gaps) {}
///
/// ChatRequest request = new ChatRequest(messages, Schemas.of(Verdict.class), 0, 1_000, Thinking.DEFAULT);
/// switch (Replies.read(model.chat(request, ChatListener.NONE).text(), Verdict.class)) {
///     case Reply.Usable<Verdict>(var verdict, var repairs) -> …
///     case Reply.Unusable<Verdict>(var problem) -> … // ask again with the problem
/// }
/// ```
@NullMarked
package maestro.agents.model.reply;

import org.jspecify.annotations.NullMarked;
