/// What every feature of the screen is given: panes, navigation, work off the screen's thread,
/// words, notices.
@NullMarked
package maestro.app.ui.shell;

import org.jspecify.annotations.NullMarked;
