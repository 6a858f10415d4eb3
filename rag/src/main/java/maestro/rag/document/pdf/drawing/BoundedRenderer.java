package maestro.rag.document.pdf.drawing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import maestro.rag.document.Deadline;
import maestro.rag.document.picture.JpegCost;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/// Draws a page until a time, and without the JPEGs that would take too much to unpack.
final class BoundedRenderer extends PDFRenderer {
    private static final List<String> JPEG = List.of("DCTDecode", "DCT");
    private final Deadline deadline;
    private boolean whole = true;

    BoundedRenderer(PDDocument document, Deadline deadline) {
        super(document);
        this.deadline = deadline;
    }

    /// Whether no picture was left out so far.
    boolean drewAll() {
        return whole;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        PageDrawer drawer = new Bounded(parameters);
        drawer.setAnnotationFilter(getAnnotationsFilter());
        return drawer;
    }

    private final class Bounded extends PageDrawer {
        private final Set<COSStream> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        private long left = JpegCost.MOST;

        Bounded(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            deadline.check();
            byte[] inline = operator.getImageData();
            COSDictionary about = operator.getImageParameters();
            if (inline == null
                    || about == null
                    || affordable(about.getDictionaryObject(COSName.F, COSName.FILTER), inline)) {
                super.processOperator(operator, operands);
            } else {
                whole = false;
            }
        }

        /// PDFBox unpacks such a picture as soon as it meets it.
        private boolean affordable(@Nullable COSBase filters, byte[] inline) throws IOException {
            COSBase first =
                    filters instanceof COSArray all && all.size() > 0 ? all.getObject(0) : filters;
            if (first instanceof COSName name && JPEG.contains(name.getName())) {
                return affordable(new ByteArrayInputStream(inline));
            }
            // what wraps a JPEG in a line of text hides what it costs
            return !(filters instanceof COSArray all)
                    || all.toList().stream()
                            .noneMatch(f -> f instanceof COSName n && JPEG.contains(n.getName()));
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            if (!(image instanceof PDImageXObject stored)
                    || affordable(stored)
                            && affordable(stored.getSoftMask())
                            && affordable(stored.getMask())) {
                super.drawImage(image);
            } else {
                whole = false;
            }
        }

        private boolean affordable(@Nullable PDImageXObject image) throws IOException {
            if (image == null
                    || !jpeg(image.getStream().getFilters())
                    || counted.contains(image.getCOSObject())) {
                return true;
            }
            try (InputStream packed = image.getStream().createInputStream(JPEG)) {
                boolean affordable = affordable(packed);
                if (affordable) {
                    counted.add(image.getCOSObject());
                }
                return affordable;
            }
        }

        private static boolean jpeg(@Nullable List<COSName> filters) {
            return filters != null && filters.stream().anyMatch(f -> JPEG.contains(f.getName()));
        }

        private boolean affordable(InputStream jpeg) throws IOException {
            long cost = JpegCost.of(jpeg);
            if (cost > left) {
                return false;
            }
            left -= cost;
            return true;
        }
    }
}
