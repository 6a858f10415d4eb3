@NullMarked
package maestro.agents.model.http;

import org.jspecify.annotations.NullMarked;
