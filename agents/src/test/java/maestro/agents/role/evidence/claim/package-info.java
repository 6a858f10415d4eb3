@NullMarked
package maestro.agents.role.evidence.claim;

import org.jspecify.annotations.NullMarked;
