/// The roles' work with a language model. A [maestro.agents.role.prompted.Prompt] is filled in and
/// asked, the answer is read as a record or as cited text, and checked: a note's quote is found in
/// its passage or the note is dropped, a sentence without a known key is dropped. Where a model
/// gives no usable answer, or the mission's limits leave no room for one, the role's twin without a
/// model does that step.
@NullMarked
package maestro.agents.role.prompted;

import org.jspecify.annotations.NullMarked;
