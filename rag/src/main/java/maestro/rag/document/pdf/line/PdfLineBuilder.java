package maestro.rag.document.pdf.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.rag.document.Region;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.Scripts;

/// Glyphs of one line to words. Where a page has no spaces (TeX writes none), a gap tells where a
/// word ends; the thresholds are those of PDFBox's own text stripper.
final class PdfLineBuilder {

    private final int page;
    private final List<PdfGlyph> glyphs = new ArrayList<>();
    private double base;
    private double size;
    private double end;

    PdfLineBuilder(int page) {
        this.page = page;
    }

    boolean takes(PdfGlyph glyph) {
        if (glyphs.isEmpty()) {
            return true;
        }
        PdfGlyph last = glyphs.getLast();
        if (glyph.angle() != last.angle()) {
            return false;
        }
        double larger = Math.max(size, glyph.size());
        double smaller = Math.min(size, glyph.size());
        double rise = Math.abs(glyph.base() - base);
        double gap = glyph.from() - end;
        if (isRightToLeft(glyph) || isRightToLeft(last)) {
            return rise < 0.3 * smaller;
        }
        if (gap < -larger) {
            return false;
        }
        return rise < 0.1 * smaller || (gap < larger && rise < 0.5 * larger);
    }

    void add(PdfGlyph glyph) {
        if (!glyph.blank() && (glyphs.isEmpty() || glyph.size() > 0.85 * size)) {
            base = glyph.base();
            size = Math.max(size, glyph.size());
        }
        if (glyphs.isEmpty()) {
            base = glyph.base();
            size = glyph.size();
        }
        glyphs.add(glyph);
        end = glyph.to();
    }

    Optional<PdfLine> finish() {
        if (glyphs.isEmpty()) {
            return Optional.empty();
        }
        boolean mirrored = glyphs.stream().anyMatch(PdfLineBuilder::isRightToLeft);
        List<PdfGlyph> ordered = mirrored ? RightToLeft.logical(glyphs) : glyphs;
        List<PdfWord> words = new ArrayList<>();
        List<PdfGlyph> word = new ArrayList<>();
        double wordEnd = Double.NaN;
        double lastEnd = Double.NaN;
        double width = -1;
        double space = -1;
        for (PdfGlyph glyph : ordered) {
            if (glyph.blank()) {
                wordEnd = flush(word, words, wordEnd, lastEnd);
                continue;
            }
            double own = glyph.width() / Math.max(1, glyph.text().length());
            width = width < 0 ? own : (width + own) / 2;
            space = space < 0 ? glyph.space() : (space + glyph.space()) / 2;
            double allowed = Math.min(space > 0 ? space * 0.5 : Double.MAX_VALUE, width * 0.3);
            double gap = mirrored ? mirroredGap(word, glyph) : glyph.from() - lastEnd;
            if (!word.isEmpty()
                    && (gap > loosened(word.getLast(), glyph, allowed) || gap < -size)) {
                wordEnd = flush(word, words, wordEnd, lastEnd);
            }
            word.add(glyph);
            lastEnd = glyph.to();
        }
        flush(word, words, wordEnd, lastEnd);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        PdfLine.of(
                                page,
                                glyphs.getFirst().angle(),
                                base,
                                words,
                                glyphs.getLast().blank()));
    }

    private static double mirroredGap(List<PdfGlyph> word, PdfGlyph glyph) {
        if (word.isEmpty()) {
            return 0;
        }
        PdfGlyph last = word.getLast();
        return Math.max(glyph.from() - last.to(), last.from() - glyph.to());
    }

    /// Chinese and Japanese have no spaces and are set with air between the characters; Hangul is
    /// set wider than Latin letters but has spaces.
    private static double loosened(PdfGlyph before, PdfGlyph glyph, double allowed) {
        int left = before.text().codePointBefore(before.text().length());
        int right = glyph.text().codePointAt(0);
        double em = Math.max(before.size(), glyph.size());
        if (Scripts.spaceless(left) && Scripts.spaceless(right)) {
            return 0.9 * em;
        }
        if (Scripts.hangul(left) && Scripts.hangul(right)) {
            return Math.min(Math.max(allowed, 0.12 * em), 0.2 * em);
        }
        return allowed;
    }

    private double flush(
            List<PdfGlyph> word, List<PdfWord> words, double previousEnd, double lastEnd) {
        if (word.isEmpty()) {
            return previousEnd;
        }
        double from = word.getFirst().from();
        double gap = Double.isNaN(previousEnd) ? 0 : (from - previousEnd) / Math.max(1, size);
        // A raised figure becomes a word of its own, set as ¹: "models¹", not "models1".
        int start = 0;
        for (int i = 1; i <= word.size(); i++) {
            if (i == word.size() || raised(word.get(i)) != raised(word.get(i - 1))) {
                part(word.subList(start, i), start == 0 ? gap : 0, start > 0).ifPresent(words::add);
                start = i;
            }
        }
        word.clear();
        return lastEnd;
    }

    private boolean raised(PdfGlyph glyph) {
        return mark(glyph) && Character.isDigit(glyph.text().codePointAt(0));
    }

    /// What tells whether a word is bold: not the marks and the punctuation at it.
    private boolean letter(PdfGlyph glyph) {
        return !mark(glyph) && Character.isLetter(glyph.text().codePointAt(0));
    }

    private boolean mark(PdfGlyph glyph) {
        return glyph.size() < 0.85 * size && base - glyph.base() > 0.2 * size;
    }

    private Optional<PdfWord> part(List<PdfGlyph> glyphs, double gap, boolean glued) {
        StringBuilder text = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        double from = Double.MAX_VALUE;
        double to = -Double.MAX_VALUE;
        double letters = 0;
        boolean lettered = glyphs.stream().anyMatch(this::letter);
        boolean bold = true;
        for (PdfGlyph glyph : glyphs) {
            text.append(glyph.text());
            plain.append(mark(glyph) ? "" : glyph.text());
            Region box = glyph.box();
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
            from = Math.min(from, glyph.from());
            to = Math.max(to, glyph.to());
            letters = Math.max(letters, glyph.size());
            bold &= glyph.bold() || lettered && !letter(glyph);
        }
        String clean = CleanText.word(text.toString());
        if (raised(glyphs.getFirst())) {
            clean = CleanText.superscript(clean);
        }
        Region box = new Region(page, left, top, right - left, bottom - top);
        return clean.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PdfWord(
                                clean,
                                plain.compareTo(text) == 0
                                        ? clean
                                        : CleanText.word(plain.toString()),
                                gap,
                                from,
                                to,
                                letters,
                                bold,
                                glued,
                                box));
    }

    private static boolean isRightToLeft(PdfGlyph glyph) {
        return !glyph.text().isEmpty() && Scripts.rightToLeft(glyph.text().codePointAt(0));
    }
}
