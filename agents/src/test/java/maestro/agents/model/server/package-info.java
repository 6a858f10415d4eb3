@NullMarked
package maestro.agents.model.server;

import org.jspecify.annotations.NullMarked;
