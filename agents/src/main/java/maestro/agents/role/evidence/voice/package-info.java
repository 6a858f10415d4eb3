/// The program's own words in a mission's language, from message bundles, with Korean particles
/// that fit the words before them.
@NullMarked
package maestro.agents.role.evidence.voice;

import org.jspecify.annotations.NullMarked;
