/// The watched folders of one home ([maestro.rag.watch.local.LocalWatches]): when each is looked
/// at, by time and by the system's signals, and what a look does.
@NullMarked
package maestro.rag.watch.local;

import org.jspecify.annotations.NullMarked;
