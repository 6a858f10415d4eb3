/// Outlines: passages that speak to a question, the themes they fall into, and headings for these
/// that a person might have written.
@NullMarked
package maestro.agents.role.evidence.planning;

import org.jspecify.annotations.NullMarked;
