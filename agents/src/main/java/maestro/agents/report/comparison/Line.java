package maestro.agents.report.comparison;

import java.util.List;

/// A line of two reports side by side.
public sealed interface Line {

    /// Both say it in the same words.
    record Same(Statement one, Statement other) implements Line {}

    /// Both say something alike.
    ///
    /// @param oneWords the one's text in pieces, and so the other's
    record Changed(Statement one, Statement other, List<Piece> oneWords, List<Piece> otherWords)
            implements Line {}

    record OnlyOne(Statement one) implements Line {}

    record OnlyOther(Statement other) implements Line {}

    /// @param differs whether the other has other words in its place
    record Piece(String text, boolean differs) {}
}
