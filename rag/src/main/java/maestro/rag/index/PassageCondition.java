package maestro.rag.index;

import java.util.List;
import java.util.Set;

/// What must hold of a passage to be found at all, whatever its rank.
public sealed interface PassageCondition {

    /// It is of one of the documents.
    record In(Set<String> documentIds) implements PassageCondition {
        public In {
            documentIds = Set.copyOf(documentIds);
        }
    }

    /// Each of the words is in it or in its document's title, in any form of the word that a search
    /// finds.
    record Words(String text) implements PassageCondition {}

    /// The words are in it or in its document's title, one after another.
    record Phrase(String text) implements PassageCondition {}

    record All(List<PassageCondition> parts) implements PassageCondition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<PassageCondition> parts) implements PassageCondition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(PassageCondition part) implements PassageCondition {}
}
