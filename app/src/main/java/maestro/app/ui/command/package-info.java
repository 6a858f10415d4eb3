/// What the user can do: one [maestro.app.ui.command.Command] each, found through menus, shortcuts
/// and the palette.
@NullMarked
package maestro.app.ui.command;

import org.jspecify.annotations.NullMarked;
