/// What every feature's views do alike: faces, places that give way, states, and nodes that come
/// and go.
@NullMarked
package maestro.app.ui.shell.part;

import org.jspecify.annotations.NullMarked;
