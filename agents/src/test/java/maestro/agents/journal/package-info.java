@NullMarked
package maestro.agents.journal;

import org.jspecify.annotations.NullMarked;
