/// Ready choices for kinds of research: those of the program, and the user's own as files.
@NullMarked
package maestro.agents.preset;

import org.jspecify.annotations.NullMarked;
