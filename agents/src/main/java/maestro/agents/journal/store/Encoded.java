package maestro.agents.journal.store;

/// An event as it is stored.
///
/// @param type stable name of its kind
/// @param version of that kind's form, from 1
record Encoded(String type, int version, String json) {}
