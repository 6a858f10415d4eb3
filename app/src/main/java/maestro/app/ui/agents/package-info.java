/// Agents of the user's own: the window where they are made and changed, and the part of the
/// mission's form where they are chosen.
@NullMarked
package maestro.app.ui.agents;

import org.jspecify.annotations.NullMarked;
