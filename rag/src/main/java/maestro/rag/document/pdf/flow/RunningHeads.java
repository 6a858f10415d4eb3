package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfPage;

/// Takes away what is on the page for paging through and not for reading: page numbers, heads and
/// feet that come back page after page, the stamp that arXiv prints along the margin.
final class RunningHeads {

    /// Lines this near to the upper and lower edge of the text, on each page.
    private static final int NEAR = 3;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?i)[-–—\\s]*(page|p\\.|seite|쪽)?\\s*(\\d{1,4}|[ivxl]{1,6})(\\s*(of|/|von)\\s*\\d{1,4})?[-–—\\s]*");
    private static final Pattern STAMP = Pattern.compile("arXiv:\\d{4}\\.\\d{4,5}.*");

    private RunningHeads() {}

    /// @param pages lines of each page
    static List<List<PdfLine>> without(List<List<PdfLine>> pages, List<PdfPage> sizes) {
        Map<String, Set<Integer>> seen = new HashMap<>();
        List<Set<PdfLine>> near = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            Set<PdfLine> edge = nearEdges(pages.get(page), sizes.get(page));
            near.add(edge);
            for (PdfLine line : edge) {
                for (String key : keys(line)) {
                    seen.computeIfAbsent(key, k -> new TreeSet<>()).add(page);
                }
            }
        }
        List<List<PdfLine>> kept = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            List<PdfLine> lines = pages.get(page);
            Set<PdfLine> heads = new HashSet<>();
            for (PdfLine line : near.get(page)) {
                if (repeats(line, page, seen) || isNumber(line, sizes.get(page))) {
                    heads.add(line);
                }
            }
            // A slide or a form repeats itself; what is most of a page is no head of it.
            boolean most = letters(heads) * 3 > letters(lines);
            kept.add(
                    lines.stream()
                            .filter(line -> most || !heads.contains(line))
                            .filter(line -> !isStamp(line))
                            .toList());
        }
        return kept;
    }

    private static int letters(Iterable<PdfLine> lines) {
        int letters = 0;
        for (PdfLine line : lines) {
            letters += line.text().length();
        }
        return letters;
    }

    private static Set<PdfLine> nearEdges(List<PdfLine> lines, PdfPage size) {
        List<PdfLine> upright =
                lines.stream()
                        .filter(line -> line.angle() == 0)
                        .sorted(Comparator.comparingDouble(PdfLine::base))
                        .toList();
        Set<PdfLine> near = new HashSet<>();
        for (int i = 0; i < upright.size(); i++) {
            PdfLine line = upright.get(i);
            boolean upper = i < NEAR && line.base() < 0.15 * size.height();
            boolean lower = i >= upright.size() - NEAR && line.base() > 0.85 * size.height();
            if (upper || lower) {
                near.add(line);
            }
        }
        return near;
    }

    /// Equal for lines that differ in their numbers only and stand at the same height. Heights are
    /// taken in two rasters so that none falls between.
    private static List<String> keys(PdfLine line) {
        String text = line.text().replaceAll("\\d+", "#");
        long raster = Math.round(line.base() / 4);
        return List.of(text + "@" + raster, text + "@@" + Math.round(line.base() / 4 + 0.5));
    }

    private static boolean repeats(PdfLine line, int page, Map<String, Set<Integer>> seen) {
        for (String key : keys(line)) {
            Set<Integer> pages = seen.getOrDefault(key, Set.of());
            boolean nextDoor =
                    pages.contains(page - 1)
                            || pages.contains(page + 1)
                            || pages.contains(page - 2)
                            || pages.contains(page + 2);
            if (pages.size() >= 3 && nextDoor || pages.size() == 2 && nextDoor && shortText(line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean shortText(PdfLine line) {
        return line.text().replaceAll("\\d+", "").length() < 60;
    }

    /// A lone page number in the outer tenth of the page.
    private static boolean isNumber(PdfLine line, PdfPage page) {
        boolean outer = line.base() < 0.1 * page.height() || line.base() > 0.9 * page.height();
        return outer && line.words().size() <= 4 && NUMBER.matcher(line.text()).matches();
    }

    private static boolean isStamp(PdfLine line) {
        return line.angle() != 0 && STAMP.matcher(line.text()).matches();
    }
}
