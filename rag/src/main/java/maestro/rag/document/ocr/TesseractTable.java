package maestro.rag.document.ocr;

import java.util.ArrayList;
import java.util.List;

/// Tesseract's table of what it found, one row for each page, block, paragraph, line and word:
/// `level page_num block_num par_num line_num word_num left top width height conf text`, separated
/// by tabs, with rows of level 5 for words.
final class TesseractTable {
    private static final int COLUMNS = 12;
    private static final String WORD = "5";

    /// What is recognised with less is rather dirt or part of a picture than a word.
    private static final double LEAST_CONFIDENCE = 15;

    private TesseractTable() {}

    /// Words in the table's order. A row that is none is left out.
    ///
    /// @param most words taken
    static List<RecognisedWord> words(String table, int most) {
        List<RecognisedWord> words = new ArrayList<>();
        int paragraph = 0;
        int line = 0;
        String lastParagraph = "";
        String lastLine = "";
        for (String row : table.split("\r?\n")) {
            String[] cells = row.split("\t", -1);
            if (cells.length < COLUMNS || !cells[0].equals(WORD) || words.size() >= most) {
                continue;
            }
            String inParagraph = cells[1] + ' ' + cells[2] + ' ' + cells[3];
            String inLine = inParagraph + ' ' + cells[4];
            paragraph += inParagraph.equals(lastParagraph) ? 0 : 1;
            line += inLine.equals(lastLine) ? 0 : 1;
            lastParagraph = inParagraph;
            lastLine = inLine;
            try {
                RecognisedWord word =
                        new RecognisedWord(
                                paragraph,
                                line,
                                Integer.parseInt(cells[6]),
                                Integer.parseInt(cells[7]),
                                Integer.parseInt(cells[8]),
                                Integer.parseInt(cells[9]),
                                Double.parseDouble(cells[10]),
                                cells[11].strip());
                if (!word.text().isEmpty()
                        && word.confidence() >= LEAST_CONFIDENCE
                        && word.confidence() <= 100
                        && word.width() > 0
                        && word.height() > 0) {
                    words.add(word);
                }
            } catch (NumberFormatException e) {
                continue; // no row of words
            }
        }
        return words;
    }
}
