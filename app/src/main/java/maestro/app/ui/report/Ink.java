package maestro.app.ui.report;

import maestro.app.ui.report.Line.Piece;
import org.jspecify.annotations.Nullable;

/// How a run of text is set, and what it leads to.
///
/// @param style classes with spaces between them, or empty
/// @param cite null for plain words
record Ink(String style, Piece.@Nullable Cite cite) {
    static final Ink PLAIN = new Ink("", null);
}
