package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import maestro.rag.document.Layout;
import maestro.rag.document.Page;
import maestro.rag.document.Word;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfPage;
import maestro.rag.document.pdf.line.PdfWord;
import maestro.rag.document.text.Endings;
import maestro.rag.document.text.Scripts;

/// Writes the flow of paragraphs down as the stored text, and keeps where each word of it stands.
final class PdfText {

    /// Words that are also common first and last parts of words written as one.
    private static final Set<String> JOINED_BEFORE =
            Set.of(
                    "under", "over", "out", "inter", "super", "with", "any", "every", "some", "for",
                    "per", "dis", "con", "com", "pro", "mis", "trans");

    private static final Set<String> JOINED_AFTER =
            Set.of(
                    "able", "ability", "less", "ness", "ment", "ments", "ship", "tion", "tions",
                    "wise", "work", "works", "able.", "form", "forms", "ward", "wards", "port",
                    "ports", "ally", "ings", "ence", "text");

    private final StringBuilder text = new StringBuilder();
    private final List<Word> words = new ArrayList<>();
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final int[] pageStarts;
    private final int limit;
    private boolean cut;
    private boolean spacesTell;

    /// @param limit most characters
    PdfText(int pages, int limit) {
        this.pageStarts = new int[pages];
        java.util.Arrays.fill(pageStarts, -1);
        this.limit = limit;
    }

    /// Whether the limit was met.
    boolean cut() {
        return cut;
    }

    String text() {
        return text.toString();
    }

    Layout layout(List<PdfPage> sizes) {
        List<Page> pages = new ArrayList<>();
        int end = text.length();
        for (int i = sizes.size() - 1; i >= 0; i--) {
            int start = pageStarts[i] < 0 ? end : Math.min(pageStarts[i], end);
            PdfPage size = sizes.get(i);
            pages.addFirst(new Page(size.number(), size.width(), size.height(), start, end));
            end = start;
        }
        if (!pages.isEmpty() && pages.getFirst().start() > 0) {
            Page first = pages.getFirst();
            pages.set(0, new Page(first.number(), first.width(), first.height(), 0, first.end()));
        }
        return new Layout(pages, words);
    }

    void write(List<PdfParagraph> flow) {
        learn(flow);
        spacesTell = spacesTell(flow);
        for (PdfParagraph paragraph : flow) {
            if (text.length() > limit) {
                cut = true;
                return;
            }
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            PdfLine before = null;
            for (PdfLine line : paragraph.lines()) {
                if (before != null) {
                    join(before, line, paragraph.rows());
                }
                write(line, paragraph.rows());
                before = line;
            }
        }
    }

    /// Finds out whether lines that end with a word also end with a space.
    private boolean spacesTell(List<PdfParagraph> flow) {
        int korean = 0;
        int spaced = 0;
        for (PdfParagraph paragraph : flow) {
            for (PdfLine line : paragraph.lines().subList(0, paragraph.lines().size() - 1)) {
                String last = line.lastWord();
                boolean inWord = Scripts.hangul(last.codePointBefore(last.length()));
                korean += inWord ? 1 : 0;
                spaced += inWord && line.spaced() ? 1 : 0;
            }
        }
        return spaced * 5 > korean;
    }

    /// Counts whole words, to tell later which torn ones have a hyphen of their own.
    private void learn(List<PdfParagraph> flow) {
        for (PdfParagraph paragraph : flow) {
            for (PdfLine line : paragraph.lines()) {
                for (int i = 0; i < line.words().size(); i++) {
                    String word = core(line.words().get(i).text());
                    if (!word.isEmpty() && !Endings.hyphen(word.charAt(word.length() - 1))) {
                        vocabulary.merge(word, 1, Integer::sum);
                    }
                }
            }
        }
    }

    /// A word in small letters without brackets and punctuation round it.
    private static String core(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.charAt(start))) {
            start++;
        }
        while (end > start
                && !Character.isLetterOrDigit(word.charAt(end - 1))
                && !Endings.hyphen(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private void join(PdfLine before, PdfLine next, boolean rows) {
        String last = before.lastWord();
        String first = next.words().getFirst().text();
        if (rows) {
            text.append('\n');
        } else if (Endings.torn(last, first)) {
            if (!ownHyphen(last, first)) {
                dropHyphen();
            }
        } else if (endsJoined(last, first) || tornKorean(before, last, first)) {
            // No space: the language has none, or the break is inside a compound or an address.
            return;
        } else {
            text.append(' ');
        }
    }

    /// Korean is often broken inside words. Where the document's lines end with a space when they
    /// end with a word, the lack of one tells; else a word known from elsewhere does.
    private boolean tornKorean(PdfLine before, String last, String first) {
        if (!Scripts.hangul(last.codePointBefore(last.length()))
                || !Scripts.hangul(first.codePointAt(0))) {
            return false;
        }
        return spacesTell ? !before.spaced() : vocabulary.containsKey(core(last) + core(first));
    }

    private static boolean endsJoined(String last, String first) {
        int left = last.codePointBefore(last.length());
        int right = first.codePointAt(0);
        if (Scripts.spaceless(left) && Scripts.spaceless(right)) {
            return true;
        }
        boolean hyphen = last.length() > 1 && Endings.hyphen((char) left);
        return (hyphen
                        && Character.isLetterOrDigit(right)
                        && Character.isLetterOrDigit(last.charAt(last.length() - 2)))
                || (left == '/' && last.contains("://") && Character.isLetterOrDigit(right));
    }

    /// Whether the hyphen at the line's end belongs to the word: so it is where the document has
    /// the word with a hyphen elsewhere and not without, or where it has another hyphen before.
    private boolean ownHyphen(String last, String first) {
        String left = core(last);
        String right = core(first);
        String bare = left.substring(0, Math.max(0, left.length() - 1));
        int whole = vocabulary.getOrDefault(bare + right, 0);
        int with = vocabulary.getOrDefault(bare + "-" + right, 0);
        if (whole != with) {
            return with > whole;
        }
        int tail = bare.lastIndexOf('-');
        if (tail >= 0) {
            String torn = bare.substring(tail + 1) + right;
            return !vocabulary.containsKey(torn);
        }
        return bare.length() > 2
                && right.length() > 3
                && !JOINED_BEFORE.contains(bare)
                && !JOINED_AFTER.contains(right)
                && vocabulary.containsKey(bare)
                && vocabulary.containsKey(right);
    }

    private void dropHyphen() {
        Word last = words.getLast();
        text.setLength(text.length() - 1);
        words.removeLast();
        if (last.end() - 1 > last.start()) {
            words.add(new Word(last.start(), last.end() - 1, last.region()));
        }
    }

    private void write(PdfLine line, boolean rows) {
        boolean first = true;
        for (PdfWord word : line.words()) {
            if (!first && !word.glued()) {
                text.append(rows && word.gap() > PdfLine.CELL_GAP ? " | " : " ");
            }
            first = false;
            int page = line.page() - 1;
            if (pageStarts[page] < 0) {
                pageStarts[page] = text.length();
            }
            words.add(new Word(text.length(), text.length() + word.text().length(), word.box()));
            text.append(word.text());
        }
    }
}
