/// Commands on missions that there are.
@NullMarked
package maestro.app.cli.mission;

import org.jspecify.annotations.NullMarked;
