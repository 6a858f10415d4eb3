@NullMarked
package maestro.agents.model;

import org.jspecify.annotations.NullMarked;
