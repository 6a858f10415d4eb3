@NullMarked
package maestro.agents.custom;

import org.jspecify.annotations.NullMarked;
