package maestro.rag.watch;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tells, without reading a file, whether it is as it was.
///
/// @param size in bytes
/// @param modified milliseconds since 1970
/// @param inode its number on its disk; empty where the system has none
/// @param device the disk, under a number that may be another after a restart; empty where the
///   system has none
public record FileStamp(long size, long modified, String inode, String device) {
    /// As the JDK writes it on Unix: `(dev=fd01,ino=123)`.
    private static final Pattern KEY = Pattern.compile("\\(dev=([^,]+),ino=([^)]+)\\)");

    /// That of a file with these attributes.
    public static FileStamp of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        Matcher unix = KEY.matcher(String.valueOf(key));
        boolean matches = key != null && unix.matches();
        return new FileStamp(
                attributes.size(),
                attributes.lastModifiedTime().toMillis(),
                matches ? unix.group(2) : "",
                matches ? unix.group(1) : "");
    }

    /// Whether the file need not be read again.
    public boolean sameFile(FileStamp other) {
        return size == other.size && modified == other.modified && inode.equals(other.inode);
    }
}
