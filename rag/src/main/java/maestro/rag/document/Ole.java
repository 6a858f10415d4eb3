package maestro.rag.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The container of old Office files, of HWP, and of Office files with a password.
public final class Ole {

    private static final byte[] MAGIC = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private Ole() {}

    public static boolean is(byte[] head) {
        return head.length >= MAGIC.length
                && java.util.Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// Whether a stream of that name is in the container. Names stand there in UTF-16, so looking
    /// for the name's bytes is enough.
    public static boolean holds(Path file, String stream) throws IOException {
        String name =
                new String(stream.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        try (InputStream in = Files.newInputStream(file)) {
            String kept = "";
            for (byte[] part = in.readNBytes(1 << 16);
                    part.length > 0;
                    part = in.readNBytes(1 << 16)) {
                String text = kept + new String(part, StandardCharsets.ISO_8859_1);
                if (text.contains(name)) {
                    return true;
                }
                kept = text.substring(Math.max(0, text.length() - name.length()));
            }
        }
        return false;
    }
}
