/// What both protocols have in common: a call waits its turn, is tried again where that helps, and
/// its reply is put together from pieces. [maestro.agents.model.remote.Dialect] is what differs.
@NullMarked
package maestro.agents.model.remote;

import org.jspecify.annotations.NullMarked;
