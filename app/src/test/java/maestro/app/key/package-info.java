@NullMarked
package maestro.app.key;

import org.jspecify.annotations.NullMarked;
