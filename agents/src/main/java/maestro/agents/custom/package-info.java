/// The agents that the user has made, as the home keeps them, and two to begin with.
@NullMarked
package maestro.agents.custom;

import org.jspecify.annotations.NullMarked;
