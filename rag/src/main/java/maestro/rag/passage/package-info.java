/// Text to passages: whole sentences packed to a token budget with overlap.
@NullMarked
package maestro.rag.passage;

import org.jspecify.annotations.NullMarked;
