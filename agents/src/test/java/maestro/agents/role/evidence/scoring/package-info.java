@NullMarked
package maestro.agents.role.evidence.scoring;

import org.jspecify.annotations.NullMarked;
