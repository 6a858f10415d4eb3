/// The proxy by which the web is reached, as the user or the system states it.
@NullMarked
package maestro.app.proxy;

import org.jspecify.annotations.NullMarked;
