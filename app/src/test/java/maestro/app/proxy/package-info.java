@NullMarked
package maestro.app.proxy;

import org.jspecify.annotations.NullMarked;
