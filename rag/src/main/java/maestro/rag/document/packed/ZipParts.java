package maestro.rag.document.packed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import maestro.rag.document.Deadline;

/// Parts of a ZIP container, unpacked within a limit.
final class ZipParts {

    private static final int BUFFER = 1 << 14;

    private ZipParts() {}

    static Set<String> names(Path file) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().limit(100_000).forEach(entry -> names.add(entry.getName()));
        }
        return names;
    }

    /// What was unpacked.
    ///
    /// @param whole false where a part broke off or could not be unpacked
    record Unpacked(Map<String, byte[]> parts, boolean whole) {}

    /// @param most bytes of all wanted parts together
    static Unpacked read(Path file, Predicate<String> wanted, long most, Deadline deadline)
            throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        boolean whole = true;
        long left = most;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                deadline.check();
                ZipEntry entry = entries.nextElement();
                if (wanted.test(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        left = unpack(entry.getName(), in, left, parts, deadline);
                    } catch (TooLarge e) {
                        throw e;
                    } catch (IOException e) {
                        whole = false; // the other parts may be well
                    }
                }
            }
        }
        return new Unpacked(parts, whole);
    }

    /// Reads a file whose list of entries is lost, from its start up to the damage.
    static Map<String, byte[]> stream(
            Path file, Predicate<String> wanted, long most, Deadline deadline) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        long left = most;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (wanted.test(entry.getName())) {
                    left = unpack(entry.getName(), zip, left, parts, deadline);
                } else {
                    pass(zip, deadline);
                }
            }
        } catch (IOException e) {
            if (parts.isEmpty()) {
                throw e;
            }
        }
        return parts;
    }

    /// Unpacks what nobody wants, since what is wanted comes after it.
    private static void pass(InputStream in, Deadline deadline) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (in.read(buffer) >= 0) {
            deadline.check();
        }
    }

    /// A part that breaks off is kept as far as it goes.
    private static long unpack(
            String name, InputStream in, long most, Map<String, byte[]> parts, Deadline deadline)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        long left = most;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                deadline.check();
                left -= read;
                if (left < 0) {
                    out.reset();
                    throw new TooLarge();
                }
                out.write(buffer, 0, read);
            }
        } finally {
            parts.put(name, out.toByteArray());
        }
        return left;
    }

    /// The container unpacks to more than the limit.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("unpacks to more than the limit");
        }
    }
}
