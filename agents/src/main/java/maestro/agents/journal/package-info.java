/// The journal is the truth about a mission: an append-only stream of typed events. State is a fold
/// over it.
@NullMarked
package maestro.agents.journal;

import org.jspecify.annotations.NullMarked;
