@NullMarked
package maestro.agents.source;

import org.jspecify.annotations.NullMarked;
