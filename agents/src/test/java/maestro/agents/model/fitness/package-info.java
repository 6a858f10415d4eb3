@NullMarked
package maestro.agents.model.fitness;

import org.jspecify.annotations.NullMarked;
