package maestro.agents.role.evidence.planning;

import java.util.List;
import maestro.rag.passage.Passage;

/// Passages that speak of one thing.
///
/// @param title as a heading
/// @param phrases that characterise it, best first
/// @param passages in order of document and place
/// @param documents how many documents they come from
/// @param relevance to the question it belongs to
public record Theme(
        String title,
        List<String> phrases,
        List<Passage> passages,
        int documents,
        double relevance) {}
