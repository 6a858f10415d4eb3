package maestro.agents.role.evidence.planning;

import java.util.List;
import maestro.rag.passage.Passage;

/// Passages that speak of one thing.
///
/// @param title as a heading
/// @param phrases of which they speak besides, most common first
/// @param passages in order of document and place
/// @param documents how many documents they come from
public record Theme(String title, List<String> phrases, List<Passage> passages, int documents) {}
