package maestro.agents.journal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/// Brings the JSON of one kind of event from a version to the next.
///
/// @param type stable name of the kind
/// @param from the version that `change` reads; it leaves the one after
record Upgrade(String type, int from, UnaryOperator<ObjectNode> change) {}
