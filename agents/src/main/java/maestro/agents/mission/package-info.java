/// What a mission is made of: records with no behaviour but their own rules. They are stored as
/// JSON in the journal, so a component is never renamed or removed without an upgrade of the events
/// that hold it.
@NullMarked
package maestro.agents.mission;

import org.jspecify.annotations.NullMarked;
