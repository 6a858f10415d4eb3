package maestro.rag.label;

import java.util.List;
import java.util.function.Predicate;

/// What must hold of a document or one of its passages.
public sealed interface Expression {

    /// Each of the words is there.
    record Words(String words) implements Expression {}

    /// The words are there one after another.
    record Phrase(String words) implements Expression {}

    /// A fact about the document: that its title, authors, … contain the value, that it has the
    /// tag, is of the years, …
    record Field(QueryField field, String value) implements Expression {}

    record All(List<Expression> parts) implements Expression {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Expression> parts) implements Expression {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Expression part) implements Expression {}

    /// Whether it holds where each of its leaves is told to hold or not.
    default boolean holds(Predicate<Expression> leaf) {
        return switch (this) {
            case All(List<Expression> parts) -> parts.stream().allMatch(p -> p.holds(leaf));
            case Any(List<Expression> parts) -> parts.stream().anyMatch(p -> p.holds(leaf));
            case Not(Expression part) -> !part.holds(leaf);
            case Words _, Phrase _, Field _ -> leaf.test(this);
        };
    }
}
