package maestro.rag.document.ocr;

/// A word that was recognised on a picture.
///
/// @param paragraph the same for all words of a paragraph of the page
/// @param line the same for all words of a line of the page
/// @param left in pixels, as the others
/// @param confidence of the recogniser, 0 to 100
/// @param before what stands between it and the word before it on the line
public record RecognisedWord(
        int paragraph,
        int line,
        int left,
        int top,
        int width,
        int height,
        double confidence,
        String text,
        Before before) {

    /// As the recogniser's plain text has it.
    public enum Before {
        SPACE,
        NOTHING,
        UNKNOWN
    }

    RecognisedWord after(Before known) {
        return new RecognisedWord(
                paragraph, line, left, top, width, height, confidence, text, known);
    }

    /// The same word in another place.
    public RecognisedWord at(int otherLeft, int otherTop) {
        return new RecognisedWord(
                paragraph, line, otherLeft, otherTop, width, height, confidence, text, before);
    }
}
