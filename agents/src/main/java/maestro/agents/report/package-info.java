/// Citations, verification and bibliography; the finished report as Markdown, PDF and JSON.
@NullMarked
package maestro.agents.report;

import org.jspecify.annotations.NullMarked;
