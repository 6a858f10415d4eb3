@NullMarked
package maestro.agents.plugin.host;

import org.jspecify.annotations.NullMarked;
