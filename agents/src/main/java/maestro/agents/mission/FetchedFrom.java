package maestro.agents.mission;

import java.time.Instant;

/// Where a document was fetched from.
///
/// @param summary whether it is an abstract, whose full text was not open
public record FetchedFrom(String url, Instant fetched, boolean summary) {}
