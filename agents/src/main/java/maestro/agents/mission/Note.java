package maestro.agents.mission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding for a section.
///
/// @param id unique in the mission, the same whenever the mission is run again: "s1.q1.n3"
/// @param round in which it was taken, from 1
/// @param finding the point in one sentence that reads well by itself; in evidence mode the words
///   of the quote
/// @param quotes what it rests on, at least one
/// @param aspects which aspects of the question it speaks to
/// @param appraisal null in evidence mode
public record Note(
        String id,
        String sectionId,
        String questionId,
        int round,
        String finding,
        List<Quote> quotes,
        List<String> aspects,
        Relevance relevance,
        @Nullable Appraisal appraisal) {
    public Note {
        quotes = List.copyOf(quotes);
        aspects = List.copyOf(aspects);
        if (quotes.isEmpty()) {
            throw new IllegalArgumentException("A note rests on at least one quote");
        }
    }

    /// A note that nobody has appraised.
    public Note(
            String id,
            String sectionId,
            String questionId,
            int round,
            String finding,
            List<Quote> quotes,
            List<String> aspects,
            Relevance relevance) {
        this(id, sectionId, questionId, round, finding, quotes, aspects, relevance, null);
    }

    /// What a language model thinks of the evidence.
    ///
    /// @param trust 1 to 10
    /// @param reason why so much
    /// @param relation to the question; null where the model does not say
    public record Appraisal(int trust, String reason, @Nullable Relation relation) {}

    /// How a finding bears on its question.
    public enum Relation {
        /// says the answer or a part of it
        ANSWERS,
        /// says under which conditions or how far an answer holds
        QUALIFIES,
        /// speaks against an answer that others give
        OPPOSES,
        /// has to be known to understand an answer
        BACKGROUND
    }

    /// How well a note answers its question, each part from 0 to 1.
    ///
    /// @param meaning closeness of the sentence's vector to the question's
    /// @param words the question's words found in it, weighted by how rare they are
    /// @param place where in the document and the hit list it stood
    /// @param completeness whether it is a whole sentence that stands by itself
    public record Relevance(
            double total, double meaning, double words, double place, double completeness) {}
}
