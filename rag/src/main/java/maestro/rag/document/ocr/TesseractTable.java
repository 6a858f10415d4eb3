package maestro.rag.document.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import maestro.rag.document.ocr.RecognisedWord.Before;
import org.jspecify.annotations.Nullable;

/// Tesseract's table of what it found, one row for each page, block, paragraph, line and word:
/// `level page_num block_num par_num line_num word_num left top width height conf text`, separated
/// by tabs, with rows of level 5 for words.
final class TesseractTable {
    private static final int COLUMNS = 12;
    private static final String WORD = "5";

    /// Lines of the text that are looked through for one of the table.
    private static final int FARTHEST = 50;

    /// What is recognised with less is rather dirt or part of a picture than a word.
    private static final double LEAST_CONFIDENCE = 15;

    private TesseractTable() {}

    /// Words in the table's order. A row that is none is left out.
    ///
    /// @param output the table, and the same as text, which has the spaces: in its table Tesseract
    ///   takes many a syllable of Korean for a word
    /// @param most words taken
    static List<RecognisedWord> words(String output, int most) {
        Rows rows = new Rows(most);
        List<String> text = new ArrayList<>();
        for (String row : output.split("\r?\n")) {
            String[] cells = row.split("\t", -1);
            if (cells.length < COLUMNS) {
                text.add(row);
            } else if (cells[0].equals(WORD)) {
                rows.add(cells);
            }
        }
        List<RecognisedWord> words = new ArrayList<>();
        int next = 0;
        for (List<RecognisedWord> line : rows.lines) {
            String letters =
                    line.stream().map(word -> letters(word.text())).collect(Collectors.joining());
            int same = next;
            while (same < text.size()
                    && same - next < FARTHEST
                    && !letters(text.get(same)).equals(letters)) {
                same++;
            }
            boolean found = same < text.size() && same - next < FARTHEST;
            next = found ? same + 1 : next;
            spaced(line, found ? text.get(same) : null, words);
        }
        return words;
    }

    private static String letters(String words) {
        return words.replaceAll("\\s+", "");
    }

    /// @param text of the line; null where it is not known
    private static void spaced(
            List<RecognisedWord> line, @Nullable String text, List<RecognisedWord> into) {
        int at = 0;
        boolean space = false;
        for (RecognisedWord word : line) {
            if (text != null) {
                int length = letters(word.text()).length();
                for (int left = length; left > 0; at++) {
                    boolean blank = text.substring(at, at + 1).matches("\\s");
                    space |= blank && left == length; // of one within a word nothing is kept
                    left -= blank ? 0 : 1;
                }
            }
            if (isText(word)) {
                into.add(text == null ? word : word.after(space ? Before.SPACE : Before.NOTHING));
                space = false;
            }
        }
    }

    private static boolean isText(RecognisedWord word) {
        return word.confidence() >= LEAST_CONFIDENCE
                && word.confidence() <= 100
                && word.width() > 0
                && word.height() > 0;
    }

    /// The words of each line, those that are none included.
    private static final class Rows {
        final List<List<RecognisedWord>> lines = new ArrayList<>();
        private final int most;
        private int count;
        private int paragraph;
        private String lastParagraph = "";
        private String lastLine = "";

        Rows(int most) {
            this.most = most;
        }

        void add(String[] cells) {
            if (count >= most) {
                return;
            }
            String inParagraph = cells[1] + ' ' + cells[2] + ' ' + cells[3];
            String inLine = inParagraph + ' ' + cells[4];
            paragraph += inParagraph.equals(lastParagraph) ? 0 : 1;
            if (!inLine.equals(lastLine)) {
                lines.add(new ArrayList<>());
            }
            lastParagraph = inParagraph;
            lastLine = inLine;
            try {
                RecognisedWord word =
                        new RecognisedWord(
                                paragraph,
                                lines.size(),
                                Integer.parseInt(cells[6]),
                                Integer.parseInt(cells[7]),
                                Integer.parseInt(cells[8]),
                                Integer.parseInt(cells[9]),
                                Double.parseDouble(cells[10]),
                                cells[11].strip(),
                                Before.UNKNOWN);
                if (!word.text().isEmpty()) {
                    lines.getLast().add(word);
                    count++;
                }
            } catch (NumberFormatException e) {
                return; // no row of words
            }
        }
    }
}
