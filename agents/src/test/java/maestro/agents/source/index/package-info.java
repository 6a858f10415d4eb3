@NullMarked
package maestro.agents.source.index;

import org.jspecify.annotations.NullMarked;
