/// What is beyond the library, by the network: searches at a pace that hosts bear, pages made
/// documents, and what was fetched kept for a while.
@NullMarked
package maestro.agents.source.online;

import org.jspecify.annotations.NullMarked;
