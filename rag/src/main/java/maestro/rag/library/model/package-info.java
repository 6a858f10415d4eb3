/// Other embedding models for a library: its own changed for one, or one tried aside.
@NullMarked
package maestro.rag.library.model;

import org.jspecify.annotations.NullMarked;
