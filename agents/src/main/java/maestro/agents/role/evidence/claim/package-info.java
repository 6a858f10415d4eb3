/// What sentences say of what, as far as their form shows it: effects, rankings, roles and amounts;
/// and whether two sentences agree or differ in one of them. Made for precision: what its forms
/// don't cover is not a claim.
///
/// The entry type is [maestro.agents.role.evidence.claim.Claims].
@NullMarked
package maestro.agents.role.evidence.claim;

import org.jspecify.annotations.NullMarked;
