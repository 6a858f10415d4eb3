/// Branches: missions that begin with another's finished steps and go on anew.
@NullMarked
package maestro.agents.controller.branch;

import org.jspecify.annotations.NullMarked;
