/// Two reports side by side: what both say, what only one says, and what each took to make.
@NullMarked
package maestro.agents.report.comparison;

import org.jspecify.annotations.NullMarked;
