@NullMarked
package maestro.app.ui.models;

import org.jspecify.annotations.NullMarked;
