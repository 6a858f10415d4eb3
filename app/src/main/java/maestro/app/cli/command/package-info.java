/// What all commands have in common.
@NullMarked
package maestro.app.cli.command;

import org.jspecify.annotations.NullMarked;
