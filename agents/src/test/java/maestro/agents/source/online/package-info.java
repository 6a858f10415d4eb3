@NullMarked
package maestro.agents.source.online;

import org.jspecify.annotations.NullMarked;
