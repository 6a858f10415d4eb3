/// From a question to the sentences that may answer it: the wordings in which it is searched, and
/// the scores of what is found.
@NullMarked
package maestro.agents.role.evidence.scoring;

import org.jspecify.annotations.NullMarked;
