/// A source read as evidence: its documents' sentences, how rare its words are, vectors of
/// sentences kept for as long as the documents stay the same.
@NullMarked
package maestro.agents.role.evidence.corpus;

import org.jspecify.annotations.NullMarked;
