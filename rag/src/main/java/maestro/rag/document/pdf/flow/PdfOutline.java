package maestro.rag.document.pdf.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.document.Heading;
import maestro.rag.document.Page;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The headings of a PDF whose bookmarks name them: each is looked for on the page that its
/// bookmark leads to, where it begins a line, maybe after a number. What is not found there is left
/// out.
final class PdfOutline {
    private static final Logger LOG = LoggerFactory.getLogger(PdfOutline.class);

    private static final int MOST = 2_000;
    private static final int DEEPEST = 6;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 200;

    /// Characters of a number before a heading: "3.2.1", "VIII.".
    private static final int LONGEST_NUMBER = 8;

    private final PDDocument file;
    private final String text;
    private final Map<Integer, Page> pages = new HashMap<>();
    private final Map<COSDictionary, Integer> numbers = new IdentityHashMap<>();
    private final List<Heading> found = new ArrayList<>();
    private int seen;

    private PdfOutline(PDDocument file, String text, List<Page> pages) {
        this.file = file;
        this.text = text;
        pages.forEach(page -> this.pages.put(page.number(), page));
    }

    /// @param pages of the text, which may be fewer than the file's
    /// @return in the order of the text; empty where there are no bookmarks
    static List<Heading> of(PDDocument file, String text, List<Page> pages) {
        try {
            PDDocumentOutline outline = file.getDocumentCatalog().getDocumentOutline();
            if (outline == null) {
                return List.of();
            }
            PdfOutline walk = new PdfOutline(file, text, pages);
            int number = 0;
            for (PDPage page : file.getPages()) {
                walk.numbers.put(page.getCOSObject(), ++number);
                if (number >= pages.getLast().number()) {
                    break;
                }
            }
            walk.items(outline, 1);
            return walk.found;
        } catch (RuntimeException e) { // a damaged outline costs the headings, not the text
            LOG.debug("bookmarks that cannot be read", e);
            return List.of();
        }
    }

    private void items(PDOutlineNode parent, int level) {
        // Not by children(), which runs in circles where a damaged list does.
        PDOutlineItem item = parent.getFirstChild();
        while (item != null && seen++ < MOST) {
            take(item, level);
            if (level < DEEPEST) {
                items(item, level + 1);
            }
            item = item.getNextSibling();
        }
    }

    private void take(PDOutlineItem item, int level) {
        String title = letters(item.getTitle() == null ? "" : item.getTitle(), new ArrayList<>());
        if (title.length() < SHORTEST || title.length() > LONGEST) {
            return;
        }
        try {
            PDPage target = item.findDestinationPage(file);
            Integer number = target == null ? null : numbers.get(target.getCOSObject());
            Page page = number == null ? null : pages.get(number);
            if (page != null) {
                find(title, level, page);
            }
        } catch (IOException e) {
            LOG.debug("a bookmark that leads nowhere", e);
        }
    }

    private void find(String title, int level, Page page) {
        int from = found.isEmpty() ? 0 : found.getLast().end();
        int start = Math.max(page.start(), from);
        if (start >= page.end()) {
            return;
        }
        List<Integer> places = new ArrayList<>();
        String there = letters(text.substring(start, page.end()), places);
        for (int at = there.indexOf(title); at >= 0; at = there.indexOf(title, at + 1)) {
            int first = start + places.get(at);
            int begins = beginsLine(first);
            int last = start + places.get(at + title.length() - 1);
            int end = last + Character.charCount(text.codePointAt(last));
            if (begins >= start && endsLine(end)) {
                found.add(new Heading(level, begins, end));
                return;
            }
        }
    }

    /// Where the line begins that a heading begins; -1 where words stand before it.
    private int beginsLine(int first) {
        int line = text.lastIndexOf('\n', first) + 1;
        String before = text.substring(line, first);
        boolean number =
                before.length() <= LONGEST_NUMBER
                        && before.matches("[§(]?((\\d+|[IVXivx]+|[A-H](?=[.)\\d]))[.)\\s]*)*");
        return number ? line : -1;
    }

    /// Whether nothing follows on the line, or what does begins after a stop.
    private boolean endsLine(int end) {
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next >= text.length() || ".:\n".indexOf(text.charAt(next)) >= 0;
    }

    /// Letters and digits alone, in lower case, so that spaces and dashes set otherwise don't
    /// matter.
    ///
    /// @param places takes where each stood
    private static String letters(String words, List<Integer> places) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < words.length(); ) {
            int c = words.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                int lower = Character.toLowerCase(c);
                letters.appendCodePoint(lower);
                for (int k = 0; k < Character.charCount(lower); k++) {
                    places.add(i);
                }
            }
            i += Character.charCount(c);
        }
        return letters.toString();
    }
}
