package maestro.rag.document;

import java.util.ArrayList;
import java.util.List;

/// Pages and word boxes of a document: what turns a range of text into rectangles on paper.
///
/// @param pages in order, never empty; a format without pages has one of size 0
/// @param words sorted by start, not overlapping; empty for a format without pages
/// @param headings sorted by start, not overlapping; empty where the format has none
public record Layout(List<Page> pages, List<Word> words, List<Heading> headings) {
    /// Of a path in words: what is longer is cut.
    private static final int LONGEST_HEADING = 200;

    public Layout(List<Page> pages, List<Word> words) {
        this(pages, words, List.of());
    }

    public Layout {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("A layout has at least one page");
        }
        pages = List.copyOf(pages);
        words = List.copyOf(words);
        headings = List.copyOf(headings);
    }

    /// The layout of a text that has no pages.
    public static Layout unpaged(int length) {
        return unpaged(length, List.of());
    }

    public static Layout unpaged(int length, List<Heading> headings) {
        return new Layout(List.of(new Page(1, 0, 0, 0, length)), List.of(), headings);
    }

    /// The headings that a position of the text stands under, the outermost first, in words on one
    /// line each.
    ///
    /// @param text of the document
    public List<String> path(String text, int offset) {
        int low = 0;
        int high = headings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (headings.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<String> path = new ArrayList<>();
        int above = Heading.DEEPEST + 1;
        for (int i = low - 1; i >= 0 && above > 1; i--) {
            Heading heading = headings.get(i);
            if (heading.level() < above) {
                above = heading.level();
                String words = text.substring(heading.start(), heading.end());
                String line = words.replaceAll("\\s+", " ").strip();
                path.addFirst(
                        line.length() <= LONGEST_HEADING
                                ? line
                                : line.substring(0, LONGEST_HEADING) + "…");
            }
        }
        return List.copyOf(path);
    }

    /// The number of the page that holds a position of the text.
    public int pageAt(int offset) {
        int low = 0;
        int high = pages.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pages.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pages.get(low).number();
    }

    /// The rectangles that a range of the text covers: one for each line, words of a line joined.
    public List<Region> regions(int start, int end) {
        List<Region> lines = new ArrayList<>();
        for (int i = firstWordEndingAfter(start); i < words.size(); i++) {
            Word word = words.get(i);
            if (word.start() >= end) {
                break;
            }
            Region box = word.region();
            if (!lines.isEmpty() && continuesLine(lines.getLast(), box)) {
                lines.set(lines.size() - 1, union(lines.getLast(), box));
            } else {
                lines.add(box);
            }
        }
        return List.copyOf(lines);
    }

    private int firstWordEndingAfter(int start) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).end() <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean continuesLine(Region line, Region next) {
        double overlap =
                Math.min(line.y() + line.height(), next.y() + next.height())
                        - Math.max(line.y(), next.y());
        double gap = next.x() - (line.x() + line.width());
        double height = Math.max(line.height(), next.height());
        return line.page() == next.page()
                && overlap > 0.5 * Math.min(line.height(), next.height())
                && gap > -0.5 * height
                && gap < 2.5 * height;
    }

    private static Region union(Region a, Region b) {
        double left = Math.min(a.x(), b.x());
        double top = Math.min(a.y(), b.y());
        double right = Math.max(a.x() + a.width(), b.x() + b.width());
        double bottom = Math.max(a.y() + a.height(), b.y() + b.height());
        return new Region(a.page(), left, top, right - left, bottom - top);
    }
}
