/// How model servers are reached: what is kept of each, what was last found out, and what leaves
/// the machine for it.
@NullMarked
package maestro.app.ui.models.connection;

import org.jspecify.annotations.NullMarked;
