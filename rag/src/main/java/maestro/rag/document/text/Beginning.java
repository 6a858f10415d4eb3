package maestro.rag.document.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a text file, or as many of its first ones as are read: a tree of a page or a string
/// takes many times its size in memory.
///
/// @param words what was left out, in words; empty where nothing was
public record Beginning(byte[] bytes, String words) {

    public static Beginning of(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            return new Beginning(
                    bytes,
                    in.read() < 0
                            ? ""
                            : "It is very long; its first " + (most >> 20) + " MiB were read.");
        }
    }
}
