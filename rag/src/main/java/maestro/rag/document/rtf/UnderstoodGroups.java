package maestro.rag.document.rtf;

import com.rtfparserkit.parser.IRtfSource;
import com.rtfparserkit.rtf.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.document.Deadline;

/// The bytes of rich text without the groups that a reader is to leave out where it does not know
/// them: those that begin with `\*`. The parser leaves out their name and would show their words.
/// Nor are there the bytes of pictures.
final class UnderstoodGroups implements IRtfSource {

    /// The longest name that a command may have, and what stands before it.
    private static final int AHEAD = 36;

    /// The parser holds all words up to the next command or group; longer ones get a group that
    /// holds nothing in between.
    private static final int LONGEST_PLAIN = 4 << 20;

    private static final Pattern BINARY = Pattern.compile("bin(\\d{1,10}) ?");

    private final PushbackInputStream in;
    private final Deadline deadline;
    private int read;

    /// Bytes since the last command.
    private int plain;

    /// Whether what follows belongs to a backslash.
    private boolean lead;

    UnderstoodGroups(InputStream in, Deadline deadline) {
        this.deadline = deadline;
        this.in = new PushbackInputStream(in, 2 * AHEAD);
    }

    @Override
    public int read() throws IOException {
        int c = next();
        while (c == '{' && unknown() || c == '\\' && !lead && binary()) {
            if (c == '{') {
                skip();
            }
            c = next();
        }
        lead = c == '\\' && !lead;
        plain = c == '\\' || c == '{' || c == '}' ? 0 : plain + 1;
        if (plain > LONGEST_PLAIN && c >= 0) {
            plain = 0;
            in.unread(c);
            in.unread('}');
            return '{';
        }
        return c;
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return in.readNBytes(bytes, 0, bytes.length);
    }

    @Override
    public void unread(int c) throws IOException {
        lead = false;
        in.unread(c);
    }

    private int next() throws IOException {
        if ((++read & 0x3FF) == 0) {
            deadline.check();
        }
        return in.read();
    }

    /// Passes over the bytes of a picture that are no text, whose number may be a lie that the
    /// parser believes: it would make room for two thousand million.
    private boolean binary() throws IOException {
        byte[] ahead = in.readNBytes(AHEAD);
        Matcher command = BINARY.matcher(new String(ahead, StandardCharsets.ISO_8859_1));
        if (!command.lookingAt()) {
            in.unread(ahead);
            return false;
        }
        in.unread(ahead, command.end(), ahead.length - command.end());
        long left = Long.parseLong(command.group(1));
        while (left-- > 0 && next() >= 0) {}
        return true;
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
        for (int c = next(); c >= 0; c = next()) {
            switch (c) {
                case '\\' -> next();
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
