/// The models that order the first hits of a search anew: which there are, downloading and adding
/// them, and choosing one.
@NullMarked
package maestro.app.ui.rerank;

import org.jspecify.annotations.NullMarked;
