package maestro.rag.document.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import maestro.rag.document.ocr.RecognisedWord;

/// How far a scanned page lies aslant: Tesseract loses words and whole lines from about one degree
/// on. The angle is the one at which the ink of the page gathers in the sharpest lines (Postl,
/// "Detection of linear oblique structures and skew scan in digitized documents", 1986).
///
/// @param angle in radians, by which the page has to be turned to lie straight; 0 for one that does
record Skew(double angle) {
    private static final int LOOKED_AT = 900;
    private static final double WIDEST = Math.toRadians(6);
    private static final double COARSE = Math.toRadians(0.5);
    private static final double FINE = Math.toRadians(0.1);

    /// What is less does no harm, and turning softens the letters.
    private static final double LEAST = Math.toRadians(0.4);

    /// By so much the lines have to be sharper than those of the page as it is, since a picture has
    /// no lines at all.
    private static final double CLEARLY = 1.15;

    private static final int LEAST_INK = 500;

    static Skew of(BufferedImage page) {
        Ink ink = Ink.of(page);
        if (ink.count < LEAST_INK) {
            return new Skew(0);
        }
        double best = sharpest(ink, 0, WIDEST, COARSE);
        best = sharpest(ink, best, COARSE, FINE);
        boolean aslant =
                Math.abs(best) >= LEAST && ink.sharpness(best) >= CLEARLY * ink.sharpness(0);
        return new Skew(aslant ? best : 0);
    }

    private static double sharpest(Ink ink, double middle, double width, double step) {
        double best = middle;
        double most = ink.sharpness(middle);
        for (double by = step; by <= width + step / 2; by += step) {
            for (double angle : new double[] {middle - by, middle + by}) {
                double sharp = ink.sharpness(angle);
                if (sharp > most) {
                    most = sharp;
                    best = angle;
                }
            }
        }
        return best;
    }

    boolean straight() {
        return angle == 0;
    }

    /// The page turned about its middle, on white.
    BufferedImage straightened(BufferedImage page) {
        BufferedImage turned =
                new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = turned.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(page, turning(page.getWidth(), page.getHeight()), null);
        } finally {
            graphics.dispose();
        }
        return turned;
    }

    private AffineTransform turning(int width, int height) {
        return AffineTransform.getRotateInstance(angle, width / 2.0, height / 2.0);
    }

    /// Where a word of the straightened page stands on the page as it is.
    RecognisedWord back(RecognisedWord word, int width, int height) {
        if (straight()) {
            return word;
        }
        Point2D middle =
                new Point2D.Double(
                        word.left() + word.width() / 2.0, word.top() + word.height() / 2.0);
        Point2D there =
                AffineTransform.getRotateInstance(-angle, width / 2.0, height / 2.0)
                        .transform(middle, null);
        return word.at(
                (int) Math.round(there.getX() - word.width() / 2.0),
                (int) Math.round(there.getY() - word.height() / 2.0));
    }

    /// The dark places of a page, made small.
    private record Ink(int[] xs, int[] ys, int count, int height) {
        static Ink of(BufferedImage page) {
            double scale =
                    Math.min(1, (double) LOOKED_AT / Math.max(page.getWidth(), page.getHeight()));
            int width = (int) Math.max(1, page.getWidth() * scale);
            int height = (int) Math.max(1, page.getHeight() * scale);
            BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D graphics = small.createGraphics();
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(page, 0, 0, width, height, null);
            graphics.dispose();
            int[] grey = small.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
            long sum = 0;
            int darkest = 255;
            for (int value : grey) {
                sum += value;
                darkest = Math.min(darkest, value);
            }
            double limit = (sum / (double) grey.length + darkest) / 2;
            int[] xs = new int[grey.length];
            int[] ys = new int[grey.length];
            int count = 0;
            for (int i = 0; i < grey.length; i++) {
                if (grey[i] < limit) {
                    xs[count] = i % width;
                    ys[count++] = i / width;
                }
            }
            return new Ink(xs, ys, count, height);
        }

        /// The sum of the squared differences of neighbouring lines, turned by this angle.
        double sharpness(double angle) {
            double sin = Math.sin(angle);
            double cos = Math.cos(angle);
            int margin = LOOKED_AT / 2;
            int[] lines = new int[height + 2 * margin];
            for (int i = 0; i < count; i++) {
                int line = (int) Math.round(xs[i] * sin + ys[i] * cos) + margin;
                if (line >= 0 && line < lines.length) {
                    lines[line]++;
                }
            }
            double sum = 0;
            for (int i = 1; i < lines.length; i++) {
                double step = lines[i] - lines[i - 1];
                sum += step * step;
            }
            return sum;
        }
    }
}
