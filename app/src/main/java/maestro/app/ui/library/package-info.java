/// The library's panes and commands, put together by [LibraryFeature], and the actions that need
/// more than one of its packages.
@NullMarked
package maestro.app.ui.library;

import org.jspecify.annotations.NullMarked;
