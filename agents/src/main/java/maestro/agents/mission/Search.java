package maestro.agents.mission;

import java.util.List;
import java.util.function.Function;

/// What was searched for a question, and what came back.
public record Search(String sectionId, String questionId, int round, List<Query> queries) {
    public Search {
        queries = List.copyOf(queries);
    }

    /// How many different passages came back.
    public int passages() {
        return distinct(f -> f.documentId() + "/" + f.ordinal());
    }

    /// How many different documents they are of.
    public int documents() {
        return distinct(Found::documentId);
    }

    private int distinct(Function<Found, String> place) {
        return (int)
                queries.stream().flatMap(q -> q.found().stream()).map(place).distinct().count();
    }

    /// @param reason why this query was made
    public record Query(String text, String reason, List<Found> found) {
        public Query {
            found = List.copyOf(found);
        }
    }

    /// A hit by reference.
    ///
    /// @param ordinal of the passage in its document, from 0
    public record Found(String documentId, int ordinal, int rank, double score) {}
}
