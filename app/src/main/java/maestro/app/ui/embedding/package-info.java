/// The models by which passages are found by meaning: which there are, downloading them, and
/// changing the library's.
@NullMarked
package maestro.app.ui.embedding;

import org.jspecify.annotations.NullMarked;
