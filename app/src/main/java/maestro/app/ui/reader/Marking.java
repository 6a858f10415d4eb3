package maestro.app.ui.reader;

import java.util.List;
import maestro.rag.passage.Span;

/// What is marked in the document.
///
/// @param current what the user was led to
/// @param others what else the open mission quotes here
/// @param found where else what the user looked for stands
/// @param jump grows by one whenever the reader should go to the first of `current`
record Marking(List<Span> current, List<Span> others, List<Span> found, int jump) {
    static final Marking NONE = new Marking(List.of(), List.of(), List.of(), 0);

    Marking {
        current = List.copyOf(current);
        others = List.copyOf(others);
        found = List.copyOf(found);
    }
}
