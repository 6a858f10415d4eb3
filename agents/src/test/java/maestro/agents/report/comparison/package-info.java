@NullMarked
package maestro.agents.report.comparison;

import org.jspecify.annotations.NullMarked;
