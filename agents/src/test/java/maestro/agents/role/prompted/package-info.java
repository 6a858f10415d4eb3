@NullMarked
package maestro.agents.role.prompted;

import org.jspecify.annotations.NullMarked;
