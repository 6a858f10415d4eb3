package maestro.app.ui.report;

import java.util.List;

/// A paragraph of the report on screen. Lines are compared to find what a new version changed.
record Line(Kind kind, List<Piece> pieces) {
    Line {
        pieces = List.copyOf(pieces);
    }

    static Line words(Kind kind, String text) {
        return new Line(kind, List.of(new Piece.Words(text, "")));
    }

    /// How it is set.
    enum Kind {
        TITLE,
        BYLINE,
        LABEL,
        QUESTION,
        HEADING_1,
        HEADING_2,
        HEADING_3,
        TEXT,
        REMARK,
        /// what a section holds before it is written
        PENDING,
        ENTRY,
        MAKING;

        static Kind heading(int level) {
            return level <= 1 ? HEADING_1 : level == 2 ? HEADING_2 : HEADING_3;
        }

        /// As a style class.
        String style() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// A part of a line.
    sealed interface Piece {
        /// @param style class, or empty
        record Words(String text, String style) implements Piece {}

        /// A citation's number, which leads to the document.
        record Cite(Source source, Cited cited) implements Piece {}

        /// How well a sentence is supported; leads to its provenance.
        record Mark(Cited cited) implements Piece {}
    }
}
