package maestro.app.ui.prompts;

/// A stretch of text in a comparison of the program's own text with what is written.
record Piece(Side side, String text) {

    /// Where it stands.
    enum Side {
        BOTH,
        ORIGINAL,
        WRITTEN
    }
}
