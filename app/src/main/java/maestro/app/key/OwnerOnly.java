package maestro.app.key;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files that nobody but their owner may read, from their first byte on.
final class OwnerOnly {
    private OwnerOnly() {}

    /// Replaces the file whole.
    static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no place for a file: " + file);
        }
        Files.createDirectories(folder);
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        FileAttribute<?>[] attributes =
                views.contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Path fresh =
                Files.createTempFile(
                        folder, String.valueOf(file.getFileName()), ".new", attributes);
        try {
            AclFileAttributeView list =
                    Files.getFileAttributeView(fresh, AclFileAttributeView.class);
            if (!views.contains("posix") && list != null) {
                list.setAcl(
                        List.of(
                                AclEntry.newBuilder()
                                        .setType(AclEntryType.ALLOW)
                                        .setPrincipal(Files.getOwner(fresh))
                                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                                        .build()));
            }
            Files.write(fresh, content);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
