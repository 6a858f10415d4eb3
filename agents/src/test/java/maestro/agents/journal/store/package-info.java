@NullMarked
package maestro.agents.journal.store;

import org.jspecify.annotations.NullMarked;
