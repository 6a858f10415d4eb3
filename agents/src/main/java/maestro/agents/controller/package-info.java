/// The loop: phases, rounds, limits, approval, pause and resume.
@NullMarked
package maestro.agents.controller;

import org.jspecify.annotations.NullMarked;
