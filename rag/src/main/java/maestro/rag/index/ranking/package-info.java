/// Queries to hits: `Rankings` finds passages by words and by meaning, `Fusion` makes one ranking
/// of both, `Reordering` and `Diversity` put hits in their places; `Searches` does it all.
@NullMarked
package maestro.rag.index.ranking;

import org.jspecify.annotations.NullMarked;
