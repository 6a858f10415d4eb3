/// Looks: light and dark, text size, the colours and icons of the agents.
@NullMarked
package maestro.app.ui.theme;

import org.jspecify.annotations.NullMarked;
