package maestro.rag.document.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.rag.message.Message;

/// The bytes of a text file, or as many of its first ones as are read: a tree of a page or a string
/// takes many times its size in memory.
///
/// @param leftOut says what was; nothing where all was read
public record Beginning(byte[] bytes, Message leftOut) {

    public static Beginning of(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            return new Beginning(
                    bytes, in.read() < 0 ? Message.NONE : Message.of("text.beginning", most >> 20));
        }
    }
}
