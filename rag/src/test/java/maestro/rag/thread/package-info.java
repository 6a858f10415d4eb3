@NullMarked
package maestro.rag.thread;

import org.jspecify.annotations.NullMarked;
