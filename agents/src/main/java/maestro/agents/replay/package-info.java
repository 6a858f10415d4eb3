/// A mission again, from its journal alone: no model, no library, no network.
@NullMarked
package maestro.agents.replay;

import org.jspecify.annotations.NullMarked;
