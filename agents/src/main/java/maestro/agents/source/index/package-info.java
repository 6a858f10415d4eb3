/// Indexes beyond the library, each asked in its own way behind
/// [maestro.agents.source.index.Searcher]. They fetch nothing themselves.
@NullMarked
package maestro.agents.source.index;

import org.jspecify.annotations.NullMarked;
