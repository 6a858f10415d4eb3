package maestro.rag.document.pdf;

import java.util.Optional;
import maestro.rag.document.Region;
import maestro.rag.document.ocr.RecognisedWord;
import maestro.rag.document.pdf.line.PdfWord;
import maestro.rag.document.text.CleanText;
import org.jspecify.annotations.Nullable;

/// Recognised words as words of the shown page.
final class RecognisedPlace {

    /// Up to this gap in ems, ideographs belong together.
    private static final double CLOSE = 0.5;

    /// The same of Korean, which has spaces, too: its syllables stand about a tenth of an em apart,
    /// its words two fifths.
    private static final double CLOSE_SYLLABLES = 0.28;

    private RecognisedPlace() {}

    /// @param before on the same line; null for the first
    /// @param size of the paragraph's letters in points
    /// @param scale pixels for each point
    /// @return empty where nothing of it is text
    static Optional<PdfWord> word(
            int page,
            RecognisedWord word,
            @Nullable RecognisedWord before,
            double size,
            double scale) {
        String text = CleanText.word(word.text()).replaceAll("\\s+", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Region box =
                new Region(
                        page,
                        word.left() / scale,
                        word.top() / scale,
                        word.width() / scale,
                        word.height() / scale);
        double gap =
                before == null ? 0 : (word.left() - before.left() - before.width()) / scale / size;
        boolean glued =
                before != null
                        && switch (word.before()) {
                            case NOTHING -> true;
                            case SPACE -> ideographs(before.text(), text) && gap < CLOSE;
                            case UNKNOWN -> glued(before.text(), text, gap);
                        };
        return Optional.of(
                new PdfWord(
                        text,
                        text,
                        Math.max(0, gap),
                        box.x(),
                        box.x() + box.width(),
                        size,
                        false,
                        glued,
                        box));
    }

    /// Tesseract takes letters of languages without spaces for words, and often those of Korean.
    private static boolean glued(String before, String text, double gap) {
        return ideographs(before, text) && gap < CLOSE
                || (syllable(before.codePointBefore(before.length()))
                                || syllable(text.codePointAt(0)))
                        && gap < CLOSE_SYLLABLES;
    }

    private static boolean ideographs(String before, String text) {
        return ideograph(before.codePointBefore(before.length())) && ideograph(text.codePointAt(0));
    }

    private static boolean ideograph(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    private static boolean syllable(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL;
    }
}
