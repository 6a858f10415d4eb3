package maestro.app.size;

import java.util.Locale;

/// Numbers of bytes as people read them, in the decimal units that downloads are told in.
public final class ByteSize {
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    private ByteSize() {}

    /// "2.8 GB", "112 MB", "3 KB", the same in every language.
    public static String of(long bytes) {
        if (bytes >= GIGA) {
            return String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
        }
        return bytes >= MEGA
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGA)
                : String.format(Locale.ROOT, "%.0f KB", Math.ceil(bytes / KILO));
    }
}
