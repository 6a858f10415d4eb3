package maestro.agents.role.evidence.scoring;

import java.util.List;
import java.util.Set;
import maestro.agents.mission.Note;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.text.Statement;
import maestro.agents.role.evidence.text.Words;
import org.jspecify.annotations.Nullable;

/// A sentence that may become a note.
///
/// @param vector null where the model cannot read its language
/// @param aspects of the question that it speaks to
public record Candidate(
        Statement statement,
        float @Nullable [] vector,
        Note.Relevance relevance,
        List<String> aspects) {

    public double total() {
        return relevance.total();
    }

    public Set<String> stems() {
        return statement.stems();
    }

    /// How much two sentences say the same, 0 to 1.
    public static double similarity(Candidate a, Candidate b) {
        double words = Words.jaccard(a.stems(), b.stems());
        if (a.vector == null || b.vector == null) {
            return words;
        }
        return Math.max(words, Vectors.cosine(a.vector, b.vector));
    }
}
