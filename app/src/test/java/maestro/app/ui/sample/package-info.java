/// A mission and a library made for the tests of the screen.
@NullMarked
package maestro.app.ui.sample;

import org.jspecify.annotations.NullMarked;
