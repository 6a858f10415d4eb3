@NullMarked
package maestro.app.ui.agents;

import org.jspecify.annotations.NullMarked;
