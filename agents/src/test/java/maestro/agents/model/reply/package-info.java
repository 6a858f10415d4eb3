@NullMarked
package maestro.agents.model.reply;

import org.jspecify.annotations.NullMarked;
