/// Folders of the user's that the library follows. [maestro.rag.watch.Watches] is the entry:
///
/// ```java
/// Watches watches = LocalWatches.of(database, library, home, documents -> Set.of());
/// watches.add(Path.of("papers"), null, WhenGone.KEEP);
/// watches.begin(); // from now on, on a thread of low priority
/// ```
///
/// The truth is a *look*: a bounded walk through a folder, compared with what was known of each
/// file (size, time of the last change, number on its disk; its bytes only where those differ). The
/// system's signals that something has changed only bring the next look forward, so that none that
/// is lost does harm.
@NullMarked
package maestro.rag.watch;

import org.jspecify.annotations.NullMarked;
