/// The models that read passages on this machine: those by which passages are found by meaning, and
/// those that order the first hits of a search anew. Which there are, downloading and adding them,
/// and choosing one.
@NullMarked
package maestro.app.ui.embedding;

import org.jspecify.annotations.NullMarked;
