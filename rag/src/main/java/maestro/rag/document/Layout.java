package maestro.rag.document;

import java.util.ArrayList;
import java.util.List;

/// Pages and word boxes of a document: what turns a range of text into rectangles on paper.
///
/// @param pages in order, never empty; a format without pages has one of size 0
/// @param words sorted by start, not overlapping; empty for a format without pages
public record Layout(List<Page> pages, List<Word> words) {

    public Layout {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("A layout has at least one page");
        }
        pages = List.copyOf(pages);
        words = List.copyOf(words);
    }

    /// The layout of a text that has no pages.
    public static Layout unpaged(int length) {
        return new Layout(List.of(new Page(1, 0, 0, 0, length)), List.of());
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
