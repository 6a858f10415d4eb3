@NullMarked
package maestro.agents.controller;

import org.jspecify.annotations.NullMarked;
