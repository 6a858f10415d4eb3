/// The report as it grows and as it stands: set for reading, every sentence with its citations,
/// support and provenance.
@NullMarked
package maestro.app.ui.report;

import org.jspecify.annotations.NullMarked;
