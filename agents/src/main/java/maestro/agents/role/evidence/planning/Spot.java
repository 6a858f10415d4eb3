package maestro.agents.role.evidence.planning;

import maestro.agents.role.evidence.text.Statement;
import maestro.rag.passage.Passage;

/// A sentence that speaks to a question, in its passage.
///
/// @param vector of its meaning across the question's subject, or of its words where the model
///   cannot read it
record Spot(Statement statement, Passage passage, float[] vector, double relevance) {}
