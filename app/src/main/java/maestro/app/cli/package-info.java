/// The command line: the same workstation without a screen. Other programs rely on the names of
/// commands, options and JSON fields here; they are only ever added to.
@NullMarked
package maestro.app.cli;

import org.jspecify.annotations.NullMarked;
