/// The watched folders on screen: a list in the pane of the library, and the question that comes
/// before a folder is followed.
@NullMarked
package maestro.app.ui.watch;

import org.jspecify.annotations.NullMarked;
