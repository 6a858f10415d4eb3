package maestro.rag.document.pdf.flow;

import java.util.List;
import java.util.regex.Pattern;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.text.Endings;

/// Lines of a PDF that read as one: a paragraph, a heading, or the rows of a table.
///
/// @param rows whether each line stands for itself
record PdfParagraph(List<PdfLine> lines, boolean rows) {

    private static final Pattern CAPTION =
            Pattern.compile(
                    "(?i)^(fig(ure|\\.)|tab(le|\\.)|algorithm|그림|표|圖|图|表|図)\\s*[\\dIVX<\\[].*");

    PdfParagraph {
        lines = List.copyOf(lines);
    }

    PdfLine first() {
        return lines.getFirst();
    }

    PdfLine last() {
        return lines.getLast();
    }

    double size() {
        return lines.get(lines.size() / 2).size();
    }

    boolean caption() {
        return CAPTION.matcher(first().text()).matches();
    }

    /// Whether its last words leave a sentence open.
    boolean open() {
        return !rows && Endings.open(last().lastWord());
    }

    /// Whether its first word reads as the middle of a sentence.
    boolean continuing() {
        String word = first().words().getFirst().text();
        int c = word.codePointAt(0);
        return !rows && (Character.isLowerCase(c) || ",;)".indexOf(c) >= 0);
    }
}
