@NullMarked
package maestro.agents.role.evidence.text;

import org.jspecify.annotations.NullMarked;
