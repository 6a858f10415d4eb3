@NullMarked
package maestro.rag.evaluation;

import org.jspecify.annotations.NullMarked;
