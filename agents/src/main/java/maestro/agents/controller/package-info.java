/// What can be done with missions: create, start, pause, resume, steer, approve, branch.
@NullMarked
package maestro.agents.controller;

import org.jspecify.annotations.NullMarked;
