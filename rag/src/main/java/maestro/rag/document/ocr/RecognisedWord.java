package maestro.rag.document.ocr;

/// A word that was recognised on a picture.
///
/// @param paragraph the same for all words of a paragraph of the page
/// @param line the same for all words of a line of the page
/// @param left in pixels, as the others
/// @param confidence of the recogniser, 0 to 100
public record RecognisedWord(
        int paragraph,
        int line,
        int left,
        int top,
        int width,
        int height,
        double confidence,
        String text) {}
