package maestro.rag.document.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.document.Deadline;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.Ole;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.Unlocked;
import maestro.rag.document.odf.OdfUnlock;
import maestro.rag.document.office.OfficeUnlock;
import maestro.rag.document.pdf.opening.PdfUnlock;

/// Opens a protected file by its password, whatever its format. No password is kept.
public final class Unlocking {

    private Unlocking() {}

    /// @param passwords tried in order
    /// @param target gets the document without its protection where it was opened
    /// @throws IOException where the file is damaged, unlocks to more than the limits, or takes too
    ///   long
    /// @throws InterruptedException where the thread was interrupted
    public static Unlocked unlock(Path file, List<String> passwords, Path target, ReadLimits limits)
            throws IOException, InterruptedException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(DocumentReader.HEAD_BYTES);
        }
        try {
            if (Ole.is(head)) {
                return OfficeUnlock.unlock(file, passwords, target, limits);
            }
            return new String(head, StandardCharsets.ISO_8859_1).startsWith("PK\3\4")
                    ? OdfUnlock.unlock(file, passwords, target, limits)
                    : PdfUnlock.unlock(file, passwords, target);
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new IOException("it takes too long", e);
        }
    }
}
