/// A query tried by hand, what it found and why, and how good the search is by the user's
/// judgements.
@NullMarked
package maestro.app.ui.library.search;

import org.jspecify.annotations.NullMarked;
