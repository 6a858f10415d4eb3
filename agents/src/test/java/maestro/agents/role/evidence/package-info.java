@NullMarked
package maestro.agents.role.evidence;

import org.jspecify.annotations.NullMarked;
