package maestro.rag.document.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.document.Deadline;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.Unlocked;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Opens DOCX, XLSX and PPTX by their password, in all ways that Office knows ("agile" since 2010,
/// "standard" of 2007).
public final class OfficeUnlock {

    /// What is encrypted lies in the container under this name, whoever may open it.
    public static final String PACKAGE = "EncryptedPackage";

    /// How it is encrypted, where that is by a password.
    public static final String BY_PASSWORD = "EncryptionInfo";

    /// The most that Office writes (MS-OFFCRYPTO 2.3.4.10). Takes about five seconds; a file can
    /// claim more.
    private static final int MOST_SPINS = 10_000_000;

    private OfficeUnlock() {}

    /// @param passwords tried in order, after the one that Excel itself uses for files that open
    ///   without one
    /// @param target gets the document without its protection
    /// @throws IOException where the file is damaged, or unlocks to more than the limit
    /// @throws Deadline.Passed where it takes too long
    public static Unlocked unlock(Path file, List<String> passwords, Path target, ReadLimits limits)
            throws IOException {
        Deadline deadline = new Deadline(limits.time());
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            if (!container.getRoot().hasEntryCaseInsensitive(BY_PASSWORD)) {
                return Unlocked.IMPOSSIBLE;
            }
            EncryptionInfo info = new EncryptionInfo(container);
            if (info.getVerifier().getSpinCount() > MOST_SPINS) {
                throw new IOException("The file has an impossible number");
            }
            Decryptor decryptor = info.getDecryptor();
            List<String> all = new ArrayList<>(List.of(Decryptor.DEFAULT_PASSWORD));
            all.addAll(passwords);
            for (String password : all) {
                deadline.check();
                if (decryptor.verifyPassword(password)) {
                    try (InputStream in = decryptor.getDataStream(container)) {
                        copy(in, target, limits.bytes(), deadline);
                    }
                    return Unlocked.OPENED;
                }
            }
            return Unlocked.WRONG;
        } catch (EncryptedDocumentException e) {
            return Unlocked.IMPOSSIBLE; // a cipher or a way to it that is not known
        } catch (Deadline.Passed e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException("The file is damaged", e);
        }
    }

    private static void copy(InputStream in, Path target, long most, Deadline deadline)
            throws IOException {
        long left = most;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                deadline.check();
                left -= read;
                if (left < 0) {
                    throw new IOException("The file is larger than it can be");
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
