package maestro.rag.document.pdf.line;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import maestro.rag.document.Deadline;

/// Tells glyphs that a page draws a second time at nearly the same place, as programs do to make
/// them look bold or shaded. The rule is that of PDFBox's text stripper, but with a plain list for
/// each character and band of the page in place of trees of trees.
final class PdfDoubles {

    /// Height of a band in points.
    private static final float BAND = 8;

    /// Taller glyphs are compared with all of their kind.
    private static final int MOST_BANDS = 64;

    private final Deadline deadline;
    private final Map<String, Map<Integer, Places>> seen = new HashMap<>();
    private long compared;

    PdfDoubles(Deadline deadline) {
        this.deadline = deadline;
    }

    /// Notes a glyph.
    ///
    /// @param tolerance distance within which, in points, two are one
    /// @return whether it was there already
    boolean again(String character, float x, float y, float tolerance) {
        Map<Integer, Places> bands = seen.computeIfAbsent(character, c -> new HashMap<>());
        float left = x - tolerance;
        float right = x + tolerance;
        float top = y - tolerance;
        float bottom = y + tolerance;
        int first = band(top);
        int last = band(bottom);
        if ((long) last - first > MOST_BANDS) {
            for (Places places : bands.values()) {
                if (has(places, left, right, top, bottom)) {
                    return true;
                }
            }
        } else {
            for (long band = first; band <= last; band++) {
                Places places = bands.get((int) band);
                if (places != null && has(places, left, right, top, bottom)) {
                    return true;
                }
            }
        }
        bands.computeIfAbsent(band(y), b -> new Places()).add(x, y);
        return false;
    }

    private static int band(float y) {
        return (int) Math.floor(y / BAND);
    }

    private boolean has(Places places, float left, float right, float top, float bottom) {
        compared += places.count;
        if (compared > 1_000_000) {
            compared = 0;
            deadline.check();
        }
        return places.has(left, right, top, bottom);
    }

    private static final class Places {
        private float[] xy = new float[8];
        private int count;

        void add(float x, float y) {
            if (2 * count == xy.length) {
                xy = Arrays.copyOf(xy, 4 * count);
            }
            xy[2 * count] = x;
            xy[2 * count + 1] = y;
            count++;
        }

        boolean has(float left, float right, float top, float bottom) {
            for (int i = 0; i < count; i++) {
                float x = xy[2 * i];
                float y = xy[2 * i + 1];
                if (x >= left && x < right && y >= top && y < bottom) {
                    return true;
                }
            }
            return false;
        }
    }
}
