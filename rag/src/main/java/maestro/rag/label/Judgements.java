package maestro.rag.label;

import java.util.List;

/// What the user thinks of what searches find, by which the search of this library can be measured.
/// Like the library it blocks, and may be used by several threads.
public interface Judgements {

    /// All of them, by query.
    List<Judgement> all();

    /// Those of one query.
    List<Judgement> of(String query);

    /// Keeps it in the stead of one of the same query and passage; one of no document is passed
    /// over.
    void judge(Judgement judgement);

    /// Takes back what was said of this query and passage.
    void withdraw(Judgement judgement);
}
