/// What is asked: questions taken apart into terms that have to be found and aspects that an answer
/// should speak to, in the question's language and, through the glossary, in the other.
@NullMarked
package maestro.agents.role.evidence.question;

import org.jspecify.annotations.NullMarked;
