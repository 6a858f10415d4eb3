package maestro.rag.document.pdf.line;

import java.util.List;
import maestro.rag.document.text.Languages;

/// Tells text from what a page shows when its fonts' maps of characters are lost.
public final class Readable {

    /// Less tells nothing about a language.
    private static final int FEW_LETTERS = 40;

    private Readable() {}

    /// @param strict whether it also has to be in a known language, since letters may be guessed
    public static boolean is(List<PdfLine> lines, boolean strict) {
        StringBuilder text = new StringBuilder();
        for (PdfLine line : lines) {
            text.append(line.text()).append('\n');
        }
        String page = text.toString();
        long letters = page.codePoints().filter(Character::isLetter).count();
        long all = page.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        long odd = page.codePoints().filter(Readable::odd).count();
        if (letters == 0 || odd * 5 > all) {
            return false;
        }
        return !strict
                || letters * 2 >= all
                        && letters >= FEW_LETTERS
                        && !Languages.of(page).equals("und");
    }

    private static boolean odd(int c) {
        return c == 0xFFFD || Character.getType(c) == Character.PRIVATE_USE;
    }
}
