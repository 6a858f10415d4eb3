/// How large something is, for people.
@NullMarked
package maestro.app.size;

import org.jspecify.annotations.NullMarked;
