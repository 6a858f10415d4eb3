package maestro.rag.document.pdf.opening;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/// Signs of damage that PDFBox repairs without a word: a file cut off, a cross-reference that
/// points nowhere, a page whose content is missing or does not unpack.
public final class PdfHealth {

    /// How much of the file's end is looked at for its last marks.
    private static final int TAIL = 4096;

    /// Of a font whose characters have two bytes.
    private static final long LAST_CHARACTER = 0xFFFF;

    private PdfHealth() {}

    /// Whether the file ends as a PDF does and its cross-reference is where it says.
    public static boolean wholeTail(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int length = (int) Math.min(TAIL, file.length());
            byte[] bytes = new byte[length];
            file.seek(file.length() - length);
            file.readFully(bytes);
            String tail = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = tail.lastIndexOf("%%EOF");
            int start = tail.lastIndexOf("startxref");
            if (start < 0 || end < 0) {
                return false;
            }
            return pointsToReference(file, tail.substring(start + 9, Math.max(start + 9, end)));
        }
    }

    /// Junk before the header shifts every offset, which all readers put up with: then the place is
    /// looked for near by.
    private static boolean pointsToReference(RandomAccessFile file, String digits)
            throws IOException {
        String number = digits.strip().split("\\s+")[0];
        if (!number.matches("\\d{1,12}")) {
            return false;
        }
        long at = Math.max(0, Long.parseLong(number) - 1100);
        if (at >= file.length()) {
            return false;
        }
        byte[] around = new byte[(int) Math.min(2400, file.length() - at)];
        file.seek(at);
        file.readFully(around);
        String text = new String(around, StandardCharsets.ISO_8859_1);
        return text.contains("xref") || text.contains("/XRef") || text.contains(" obj");
    }

    /// Whether all of a page's content is there and unpacks.
    ///
    /// @param most bytes it may unpack to
    /// @throws TooMuch where it unpacks to more
    public static boolean wholeContent(PDPage page, long most) {
        COSBase contents = page.getCOSObject().getItem(COSName.CONTENTS);
        if (contents == null) {
            // A blank page still has a size or resources; one whose entries are lost has nothing.
            return page.getCOSObject().size() > 2;
        }
        List<COSBase> parts = new ArrayList<>();
        COSBase direct = contents instanceof COSObject object ? object.getObject() : contents;
        if (direct instanceof COSArray array) {
            array.forEach(parts::add);
        } else {
            parts.add(contents);
        }
        boolean whole = true;
        long[] left = {most};
        for (COSBase part : parts) {
            COSBase stream = part instanceof COSObject object ? object.getObject() : part;
            whole &= stream instanceof COSStream s && unpacks(s, left);
        }
        return whole;
    }

    /// Counts what the streams of a font or a form unpack to, since PDFBox keeps them in memory as
    /// a whole.
    ///
    /// @throws TooMuch where it is more than `most` bytes
    public static void bound(COSBase object, long most) {
        bound(object, new long[] {most}, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
    }

    private static void bound(COSBase object, long[] left, Set<COSBase> seen, int depth) {
        COSBase direct = object instanceof COSObject o ? o.getObject() : object;
        if (direct == null || depth > 6 || seen.size() > 100_000 || !seen.add(direct)) {
            return;
        }
        if (direct instanceof COSStream stream) {
            unpacks(stream, left);
        }
        if (direct instanceof COSDictionary dictionary) {
            boundWidths(dictionary.getCOSArray(COSName.W));
            for (COSName key : dictionary.keySet()) {
                if (!COSName.PARENT.equals(key) && !COSName.RESOURCES.equals(key)) {
                    bound(dictionary.getItem(key), left, seen, depth + 1);
                }
            }
        } else if (direct instanceof COSArray array) {
            for (COSBase item : array) {
                if (item instanceof COSObject || item instanceof COSDictionary) {
                    bound(item, left, seen, depth + 1);
                }
            }
        }
    }

    /// Keeps the ranges of a font's table of widths to the characters that there can be, since
    /// PDFBox makes an entry for each: "0 2147483647 500" would fill all memory. In a damaged table
    /// any number may be taken for the end of a range.
    private static void boundWidths(@Nullable COSArray widths) {
        if (widths == null) {
            return;
        }
        for (int i = 0; i < widths.size(); i++) {
            if (widths.getObject(i) instanceof COSNumber number
                    && (number.longValue() < 0 || number.longValue() > LAST_CHARACTER)) {
                widths.set(i, COSInteger.get(Math.clamp(number.longValue(), 0, LAST_CHARACTER)));
            }
        }
    }

    private static boolean unpacks(COSStream stream, long[] left) {
        COSBase filter = stream.getFilters();
        boolean flate =
                COSName.FLATE_DECODE.equals(filter)
                        || filter instanceof COSArray array
                                && array.size() == 1
                                && COSName.FLATE_DECODE.equals(array.getObject(0));
        if (!flate) {
            return true;
        }
        Inflater inflater = new Inflater();
        byte[] in = new byte[8192];
        byte[] out = new byte[32768];
        try (InputStream raw = stream.createRawInputStream()) {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = raw.read(in);
                    if (read < 0) {
                        return false;
                    }
                    inflater.setInput(in, 0, read);
                }
                left[0] -= inflater.inflate(out);
                if (left[0] < 0) {
                    throw new TooMuch();
                }
                if (inflater.needsDictionary()) {
                    return false;
                }
            }
            return true;
        } catch (DataFormatException | IOException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
