/// An agent's steps as rows: what is held of each, how its input and its outcome read, and what
/// models say meanwhile.
@NullMarked
package maestro.app.ui.reasoning.step;

import org.jspecify.annotations.NullMarked;
