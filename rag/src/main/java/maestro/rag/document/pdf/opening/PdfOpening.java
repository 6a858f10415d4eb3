package maestro.rag.document.pdf.opening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// A PDF opened for reading or drawing: as it is or, where it is cut off, with the pages that could
/// be saved. Both see the same pages with the same numbers.
///
/// @param salvaged whether its list of pages is made from what was found
/// @param fontsLost whether fonts are stood in for
public record PdfOpening(PDDocument document, boolean salvaged, boolean fontsLost)
        implements AutoCloseable {

    /// A larger file is not salvaged, since that takes two copies of it in memory.
    private static final long MOST_BYTES = 128L << 20;

    /// A file up to this size is read at once, which is quicker than in pieces.
    private static final long SMALL_BYTES = 32L << 20;

    /// Opens a file, and saves of it what can be saved where it is cut off.
    ///
    /// @throws InvalidPasswordException where it takes a password
    /// @throws IOException where nothing of it can be had
    public static PdfOpening open(Path file) throws IOException {
        PDDocument document;
        try {
            document = load(file);
        } catch (InvalidPasswordException e) {
            throw e;
        } catch (IOException e) {
            if (forCertificates(e)) {
                throw e;
            }
            return salvage(file, e);
        }
        try {
            if (PdfHealth.wholeTail(file)) {
                return new PdfOpening(document, false, false);
            }
            PdfOpening salvaged = salvage(file, new IOException("no pages"));
            // Where fonts are lost, PDFBox shows nothing of the text set in them.
            int more = filledPages(salvaged.document()) - filledPages(document);
            if (more > 0 || salvaged.fontsLost() && more == 0) {
                document.close();
                return salvaged;
            }
            salvaged.close();
            return new PdfOpening(document, false, false);
        } catch (IOException e) {
            return new PdfOpening(document, false, false);
        }
    }

    private static PDDocument load(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) <= SMALL_BYTES) {
            return load(Files.readAllBytes(file));
        }
        try {
            return Loader.loadPDF(
                    file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
        } catch (RuntimeException e) {
            throw impossible(e);
        }
    }

    private static PDDocument load(byte[] file) throws IOException {
        try {
            return Loader.loadPDF(
                    new RandomAccessReadBuffer(file),
                    "",
                    null,
                    null,
                    IOUtils.createTempFileOnlyStreamCache());
        } catch (RuntimeException e) {
            throw impossible(e);
        }
    }

    /// A number in the file that cannot be, such as a length below zero.
    private static IOException impossible(RuntimeException e) {
        return new IOException("The file has an impossible number", e);
    }

    /// Whether a file was refused since only the holders of a certificate may read it.
    public static boolean forCertificates(IOException e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("security handler") || words.contains("PubSec");
    }

    /// Whether what is missing is the library by which PDFBox reads a file for the holders of a
    /// certificate, and which the program does not bring. Any other part is missing by mistake.
    public static boolean forCertificates(LinkageError e) {
        return e instanceof NoClassDefFoundError
                && String.valueOf(e.getMessage()).startsWith("org/bouncycastle/");
    }

    /// Pages that have contents.
    private static int filledPages(PDDocument document) {
        int filled = 0;
        try {
            for (PDPage page : document.getPages()) {
                filled += page.getCOSObject().getDictionaryObject(COSName.CONTENTS) == null ? 0 : 1;
            }
        } catch (RuntimeException | StackOverflowError e) {
            return filled;
        }
        return filled;
    }

    /// @throws IOException the reason given, where nothing can be saved
    private static PdfOpening salvage(Path file, IOException reason) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw reason;
        }
        byte[] bytes = Files.readAllBytes(file);
        String head =
                new String(bytes, 0, Math.min(1024, bytes.length), StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-")) {
            throw reason;
        }
        PdfSalvage.Rebuilt rebuilt = PdfSalvage.of(bytes);
        if (rebuilt.file().length == 0) {
            throw reason;
        }
        try {
            PDDocument document = load(rebuilt.file());
            return new PdfOpening(document, true, rebuilt.fontsLost());
        } catch (IOException e) {
            reason.addSuppressed(e);
            throw reason;
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
