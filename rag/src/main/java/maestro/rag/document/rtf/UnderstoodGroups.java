package maestro.rag.document.rtf;

import com.rtfparserkit.parser.IRtfSource;
import com.rtfparserkit.rtf.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of rich text without the groups that a reader is to leave out where it does not know
/// them: those that begin with `\*`. The parser leaves out their name and would show their words.
final class UnderstoodGroups implements IRtfSource {

    /// The longest name that a command may have, and what stands before it.
    private static final int AHEAD = 36;

    private final PushbackInputStream in;

    UnderstoodGroups(InputStream in) {
        this.in = new PushbackInputStream(in, 2 * AHEAD);
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        while (c == '{' && unknown()) {
            skip();
            c = in.read();
        }
        return c;
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return in.readNBytes(bytes, 0, bytes.length);
    }

    @Override
    public void unread(int c) throws IOException {
        in.unread(c);
    }

    private boolean unknown() throws IOException {
        byte[] ahead = in.readNBytes(AHEAD);
        in.unread(ahead);
        if (ahead.length < 4 || ahead[0] != '\\' || ahead[1] != '*' || ahead[2] != '\\') {
            return false;
        }
        int end = 3;
        while (end < ahead.length && Character.isLetter(ahead[end])) {
            end++;
        }
        byte[] name = Arrays.copyOfRange(ahead, 3, end);
        return Command.getInstance(new String(name, StandardCharsets.ISO_8859_1)) == null;
    }

    /// Reads to the end of the group that has begun.
    private void skip() throws IOException {
        int depth = 1;
        for (int c = in.read(); c >= 0; c = in.read()) {
            switch (c) {
                case '\\' -> in.read();
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return;
            }
        }
    }
}
