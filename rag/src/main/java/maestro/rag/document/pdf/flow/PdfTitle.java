package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfPage;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.Endings;
import maestro.rag.document.text.StatedTitle;
import org.jspecify.annotations.Nullable;

/// A document's title: what the file says of itself where that can be believed, else what stands
/// largest near the top of the first page.
///
/// @param text null where neither gives one
/// @param lines where it stands on the first page; empty where it doesn't
/// @param stated whether what the file says of itself can be believed
record PdfTitle(@Nullable String text, List<PdfLine> lines, boolean stated) {

    private static final Pattern NO_HEAD =
            Pattern.compile(
                    "(?i)(abstract|contents|table of contents|introduction|arxiv.*|.*\\|.*)");

    static PdfTitle of(@Nullable String stated, List<PdfLine> firstPage, PdfPage page) {
        String title = stated == null ? "" : CleanText.running(stated, false);
        List<PdfLine> largest = largest(firstPage, page);
        boolean plausible = StatedTitle.plausible(title);
        boolean believed = plausible && (largest.isEmpty() || standsIn(title, firstPage));
        if (believed) {
            return new PdfTitle(title, largest, true);
        }
        return new PdfTitle(largest.isEmpty() ? null : joined(largest), largest, !plausible);
    }

    /// A stated title is often a template's or another paper's: most of its words have to be on the
    /// first page.
    private static boolean standsIn(String title, List<PdfLine> lines) {
        Set<String> page = new HashSet<>();
        StringBuilder run = new StringBuilder();
        for (PdfLine line : lines) {
            String text = line.text().toLowerCase(Locale.ROOT);
            run.append(text.replaceAll("\\s+", ""));
            page.addAll(Arrays.asList(text.split("[^\\p{L}\\p{N}]+")));
        }
        String[] words = title.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        long found =
                Arrays.stream(words).filter(w -> page.contains(w) || run.indexOf(w) >= 0).count();
        return found * 10 >= words.length * 6L;
    }

    private static List<PdfLine> largest(List<PdfLine> lines, PdfPage page) {
        List<PdfLine> upper =
                lines.stream()
                        .filter(l -> l.angle() == 0 && l.base() < 0.6 * page.height())
                        .filter(l -> l.text().codePoints().filter(Character::isLetter).count() >= 2)
                        .toList();
        double body = PdfFlow.bodySize(List.of(lines));
        List<Double> sizes =
                upper.stream()
                        .map(PdfLine::size)
                        .filter(size -> size > 1.12 * body)
                        .distinct()
                        .sorted((a, b) -> Double.compare(b, a))
                        .toList();
        List<PdfLine> best = List.of();
        double most = 0;
        for (double size : sizes) {
            List<PdfLine> run = run(upper, size);
            String title = joined(run);
            boolean ideographic = title.codePoints().anyMatch(c -> c > 0x1100);
            boolean fits = title.length() <= 300 && title.length() >= (ideographic ? 4 : 8);
            // A logo may be larger, but has few words and seldom stands on top.
            int words = title.split("\\s+").length;
            double score =
                    size
                            * (words >= 4 || ideographic ? 1 : 0.7)
                            * (1 - 0.6 * run.getFirst().base() / page.height());
            if (fits && score > most && !NO_HEAD.matcher(title).matches()) {
                most = score;
                best = run;
            }
        }
        return best;
    }

    /// The first run of lines in that size.
    private static List<PdfLine> run(List<PdfLine> lines, double size) {
        List<PdfLine> run = new ArrayList<>();
        for (PdfLine line : lines) {
            boolean same = Math.abs(line.size() - size) < 0.06 * size;
            if (same && (run.isEmpty() || line.base() - run.getLast().base() < 2.2 * size)) {
                run.add(line);
            } else if (!run.isEmpty()) {
                break;
            }
        }
        return run;
    }

    private static String joined(List<PdfLine> run) {
        StringBuilder title = new StringBuilder();
        for (PdfLine line : run) {
            String text = line.text();
            int length = title.length();
            if (length > 0 && Endings.torn(title.toString(), text)) {
                boolean compound = title.substring(title.lastIndexOf(" ") + 1).length() > 8;
                if (!compound) {
                    title.setLength(length - 1);
                }
            } else if (length > 0 && title.charAt(length - 1) != '-') {
                title.append(' ');
            }
            title.append(text);
        }
        return title.toString().replaceAll("[\\s∗*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]+$", "").strip();
    }
}
