/// The program: the desktop and the command line over one [maestro.app.Workstation].
@NullMarked
package maestro.app;

import org.jspecify.annotations.NullMarked;
