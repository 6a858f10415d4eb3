@NullMarked
package maestro.agents.role.evidence.planning;

import org.jspecify.annotations.NullMarked;
