@NullMarked
package maestro.agents.plan;

import org.jspecify.annotations.NullMarked;
