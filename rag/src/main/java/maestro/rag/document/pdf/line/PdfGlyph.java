package maestro.rag.document.pdf.line;

import maestro.rag.document.Region;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/// One glyph as it stands on the shown page.
///
/// @param angle direction of the writing in degrees clockwise
/// @param from position of its origin along the writing, in points
/// @param to position after it
/// @param base position of the base line across the writing, growing downwards
/// @param space width of a space in its font, in points
public record PdfGlyph(
        String text,
        int angle,
        double from,
        double to,
        double base,
        double size,
        double space,
        boolean bold,
        Region box) {

    /// Share of the size that letters rise above the base line and hang below it: what a
    /// highlighter would cover.
    private static final double RISE = 0.76;

    private static final double HANG = 0.22;

    boolean blank() {
        return text.isBlank();
    }

    double width() {
        return to - from;
    }

    /// @param crop the visible part of the page, before rotation
    /// @param bold whether its font [is][#isBold]
    static PdfGlyph of(
            TextPosition position, int page, PDRectangle crop, int rotation, boolean bold) {
        Matrix matrix = position.getTextMatrix();
        double x = matrix.getTranslateX();
        double y = matrix.getTranslateY();
        PDFont font = position.getFont();
        boolean vertical = font != null && font.isVertical() && advancesDown(position, matrix);
        double alongX = vertical ? -matrix.getShearX() : matrix.getScaleX();
        double alongY = vertical ? -matrix.getScaleY() : matrix.getShearY();
        double length = Math.hypot(alongX, alongY);
        if (!(length > 0) || !Double.isFinite(x) || !Double.isFinite(y)) {
            alongX = 1;
            alongY = 0;
            length = 1;
        }
        double w = crop.getWidth();
        double h = crop.getHeight();
        // From the page's own axes (y upwards) to the shown page's (y downwards).
        double[] at = shown(x, y, w, h, rotation);
        double[] ahead = shown(x + alongX / length, y + alongY / length, w, h, rotation);
        double ux = ahead[0] - at[0];
        double uy = ahead[1] - at[1];
        double size = size(position, vertical);
        double width =
                vertical
                        ? Math.hypot(position.getEndX() - x, position.getEndY() - y)
                        : Math.max(0, position.getWidthDirAdj());
        double rise = vertical ? size / 2 : RISE * size;
        double hang = vertical ? size / 2 : HANG * size;
        Region box = box(page, at, ux, uy, width, rise, hang);
        double from = at[0] * ux + at[1] * uy;
        double base = -at[0] * uy + at[1] * ux;
        int angle = Math.floorMod((int) Math.round(Math.toDegrees(Math.atan2(uy, ux))), 360);
        return new PdfGlyph(
                position.getUnicode() == null ? "" : position.getUnicode(),
                angle,
                from,
                from + width,
                base,
                size,
                position.getWidthOfSpace(),
                bold,
                box);
    }

    /// Programs also use fonts for vertical writing to write along lines: how the writing moves on
    /// tells.
    private static boolean advancesDown(TextPosition position, Matrix matrix) {
        double dx = position.getEndX() - matrix.getTranslateX();
        double dy = position.getEndY() - matrix.getTranslateY();
        double along = Math.abs(dx * matrix.getScaleX() + dy * matrix.getShearY());
        double down = Math.abs(dx * matrix.getShearX() + dy * matrix.getScaleY());
        return down > along;
    }

    private static double[] shown(double x, double y, double w, double h, int rotation) {
        return switch (rotation) {
            case 90 -> new double[] {y, x};
            case 180 -> new double[] {w - x, y};
            case 270 -> new double[] {h - y, w - x};
            default -> new double[] {x, h - y};
        };
    }

    private static Region box(
            int page, double[] at, double ux, double uy, double width, double rise, double hang) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (double along : new double[] {0, width}) {
            for (double down : new double[] {-rise, hang}) {
                double x = at[0] + along * ux - down * uy;
                double y = at[1] + along * uy + down * ux;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        return new Region(page, left, top, right - left, bottom - top);
    }

    /// The matrix holds the font's size, except in fonts drawn by programs of their own (Type 3),
    /// whose units are free: there the glyph's height says more.
    private static double size(TextPosition position, boolean vertical) {
        double size =
                vertical
                        ? position.getTextMatrix().getScalingFactorX()
                        : position.getTextMatrix().getScalingFactorY();
        double height = position.getHeightDir();
        if (!(size > 0) || height > 1.5 * size || (height > 0 && height < 0.1 * size)) {
            return height > 0 ? height / 0.7 : 1;
        }
        return size;
    }

    /// Too slow to be asked for each glyph.
    static boolean isBold(@Nullable PDFont font) {
        if (font == null || font.getName() == null) {
            return false;
        }
        String name = font.getName().toLowerCase(java.util.Locale.ROOT);
        PDFontDescriptor descriptor = font.getFontDescriptor();
        return name.contains("bold")
                || name.contains("black")
                || name.contains("heavy")
                || name.contains("medi")
                || name.matches("(.*\\+)?(cmb|sfbx|cmbx|lmbx).*")
                || (descriptor != null && descriptor.isForceBold());
    }
}
