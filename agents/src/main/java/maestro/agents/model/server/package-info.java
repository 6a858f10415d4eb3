/// Where model servers are opened: [maestro.agents.model.server.HttpModelServers].
@NullMarked
package maestro.agents.model.server;

import org.jspecify.annotations.NullMarked;
