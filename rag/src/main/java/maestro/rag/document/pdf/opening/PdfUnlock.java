package maestro.rag.document.pdf.opening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.document.Unlocked;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Opens a PDF by its password, once, and keeps it open: what reads and draws it later needs no
/// password, and none is kept.
public final class PdfUnlock {

    private PdfUnlock() {}

    /// @param passwords tried in order
    /// @param target gets the document without its protection
    /// @throws IOException where the file is no PDF that can be read or written
    public static Unlocked unlock(Path pdf, List<String> passwords, Path target)
            throws IOException {
        Unlocked outcome = Unlocked.WRONG;
        for (String password : passwords) {
            try (PDDocument document =
                    Loader.loadPDF(
                            pdf.toFile(),
                            password,
                            null,
                            null,
                            IOUtils.createTempFileOnlyStreamCache())) {
                if (document.getCurrentAccessPermission().canExtractContent()) {
                    document.setAllSecurityToBeRemoved(true);
                    document.save(target.toFile());
                    return Unlocked.OPENED;
                }
                outcome = Unlocked.FORBIDDEN;
            } catch (InvalidPasswordException e) {
                continue; // perhaps the next
            } catch (RuntimeException e) {
                throw new IOException("The file is damaged", e);
            }
        }
        return outcome;
    }
}
