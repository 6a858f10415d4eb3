/// Evidence mode: the roles without a language model. Everything that is written is quoted, and
/// everything is decided by counting words and comparing vectors, so that the same documents and
/// the same question make the same report.
///
/// Entry point is [maestro.agents.role.evidence.EvidenceRoles].
@NullMarked
package maestro.agents.role.evidence;

import org.jspecify.annotations.NullMarked;
