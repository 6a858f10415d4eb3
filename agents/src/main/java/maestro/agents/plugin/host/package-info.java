/// Where plug-ins are found, started, called and ended. A faulty one is reported and left out.
@NullMarked
package maestro.agents.plugin.host;

import org.jspecify.annotations.NullMarked;
