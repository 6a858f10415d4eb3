/// Commands that begin missions, and what a mission can be given.
@NullMarked
package maestro.app.cli.research;

import org.jspecify.annotations.NullMarked;
