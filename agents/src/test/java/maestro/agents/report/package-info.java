/// What a finished report is checked for.
@NullMarked
package maestro.agents.report;

import org.jspecify.annotations.NullMarked;
