package maestro.rag.document.odf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import maestro.rag.document.Deadline;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.Unlocked;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Opens OpenDocument by its password: each part is encrypted by itself (ISO/IEC 26300-3, chapter
/// 3), with AES or, in older files, Blowfish; or, as LibreOffice does since 24.8, the whole file in
/// one part with AES-GCM and a key by Argon2id (proposed for ODF 1.5, OASIS OFFICE-4153). HWPX has
/// its manifest and its way from there (KS X 6101).
public final class OdfUnlock {
    /// All parts in one.
    static final String PACKAGE = "encrypted-package";

    static final String MANIFEST = "META-INF/manifest.xml";
    private static final int MOST_MANIFEST = 4 << 20;

    /// What a part's checksum is taken of.
    private static final int SUMMED = 1024;

    /// Of all parts that are read, as for those that are not encrypted.
    private static final long MOST_TEXT = 64L << 20;

    /// Of a file that is encrypted as a whole, its pictures included.
    private static final long MOST_WHOLE = 128L << 20;

    private OdfUnlock() {}

    /// What to say of a file that its manifest says is encrypted.
    ///
    /// @param otherwise what to do where its password would not open it here
    /// @return none where it is not encrypted
    public static Message locked(byte @Nullable [] manifest, Message otherwise) {
        if (manifest == null
                || !new String(manifest, StandardCharsets.UTF_8).contains("encryption-data")) {
            return Message.NONE;
        }
        List<OdfLock> locks = OdfLock.of(manifest);
        boolean known = !locks.isEmpty() && locks.stream().allMatch(OdfLock::known);
        return known ? Message.of("pdf.password") : otherwise;
    }

    /// @param passwords tried in order
    /// @param target gets the parts that are read, or the file, without their protection
    /// @throws IOException where the file is damaged, or unlocks to more than the limit
    /// @throws Deadline.Passed where it takes too long
    public static Unlocked unlock(Path file, List<String> passwords, Path target, ReadLimits limits)
            throws IOException {
        Deadline deadline = new Deadline(limits.time());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<OdfLock> locks = OdfLock.of(bytes(zip, MANIFEST, MOST_MANIFEST));
            if (locks.isEmpty() || locks.stream().anyMatch(lock -> !lock.known())) {
                return Unlocked.IMPOSSIBLE;
            }
            if (locks.getFirst().whole()) {
                return whole(zip, locks.getFirst(), passwords, target, limits, deadline);
            }
            for (String password : passwords) {
                List<Part> parts = open(zip, locks, password, limits, deadline);
                if (parts != null) {
                    write(parts, target);
                    return Unlocked.OPENED;
                }
            }
            return Unlocked.WRONG;
        } catch (GeneralSecurityException e) {
            throw new IOException("The file is damaged", e);
        }
    }

    private static Unlocked whole(
            ZipFile zip,
            OdfLock lock,
            List<String> passwords,
            Path target,
            ReadLimits limits,
            Deadline deadline)
            throws IOException, GeneralSecurityException {
        byte[] locked = bytes(zip, PACKAGE, Math.min(MOST_WHOLE, limits.unpackedBytes()));
        for (String password : passwords) {
            byte[] plain = lock.open(locked, password, deadline);
            if (plain != null) {
                Files.write(target, plain);
                return Unlocked.OPENED;
            }
        }
        return Unlocked.WRONG;
    }

    private record Part(String name, byte[] bytes) {}

    /// @return null where the password is wrong
    private static @Nullable List<Part> open(
            ZipFile zip, List<OdfLock> locks, String password, ReadLimits limits, Deadline deadline)
            throws IOException, GeneralSecurityException {
        List<Part> parts = new ArrayList<>();
        long left = Math.min(MOST_TEXT, limits.unpackedBytes());
        for (OdfLock lock : locks) {
            byte[] packed = lock.open(bytes(zip, lock.part(), left), password, deadline);
            if (packed == null || !right(lock, packed)) {
                return null;
            }
            byte[] plain = inflate(packed, left, deadline);
            left -= plain.length;
            parts.add(new Part(lock.part(), plain));
        }
        return parts;
    }

    private static boolean right(OdfLock lock, byte[] packed) throws GeneralSecurityException {
        byte[] start = Arrays.copyOf(packed, Math.min(SUMMED, packed.length));
        return MessageDigest.isEqual(
                MessageDigest.getInstance(lock.digest()).digest(start), lock.checksum());
    }

    private static byte[] inflate(byte[] packed, long most, Deadline deadline) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                deadline.check();
                if (plain.size() + read > most) {
                    throw new IOException("The file unpacks to more than the limit");
                }
                plain.write(buffer, 0, read);
            }
        } finally {
            inflater.end();
        }
        return plain.toByteArray();
    }

    private static byte[] bytes(ZipFile zip, String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("The file lacks " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8) + 1);
            if (bytes.length > most) {
                throw new IOException("The file unpacks to more than the limit");
            }
            return bytes;
        }
    }

    private static void write(List<Part> parts, Path target) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Part part : parts) {
                out.putNextEntry(new ZipEntry(part.name()));
                out.write(part.bytes());
            }
            out.putNextEntry(new ZipEntry(MANIFEST));
            out.write("<manifest/>".getBytes(StandardCharsets.UTF_8));
        }
    }
}
