/// What differs between two texts, word by word.
@NullMarked
package maestro.agents.difference;

import org.jspecify.annotations.NullMarked;
