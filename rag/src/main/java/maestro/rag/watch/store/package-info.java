/// What is known of watched folders, in the library's database.
@NullMarked
package maestro.rag.watch.store;

import org.jspecify.annotations.NullMarked;
