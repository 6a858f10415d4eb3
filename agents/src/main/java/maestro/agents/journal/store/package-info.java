/// The journal in H2: entries as versioned JSON in one append-only table, written by one thread in
/// groups. [maestro.agents.journal.store.JdbiJournal] is the entry.
@NullMarked
package maestro.agents.journal.store;

import org.jspecify.annotations.NullMarked;
