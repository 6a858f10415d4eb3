@NullMarked
package maestro.agents.role.evidence.question;

import org.jspecify.annotations.NullMarked;
