/// The five agents' work as interfaces. `role.evidence` does it without a language model.
@NullMarked
package maestro.agents.role;

import org.jspecify.annotations.NullMarked;
