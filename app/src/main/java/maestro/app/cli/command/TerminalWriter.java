package maestro.app.cli.command;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Words for a terminal. Titles and passages come from anybody's files, and what a terminal would
/// obey (control characters, and those that turn the direction of what follows) is shown as U+FFFD.
public final class TerminalWriter extends FilterWriter {
    private static final char INSTEAD = '\uFFFD';

    public TerminalWriter(Writer terminal) {
        super(terminal);
    }

    @Override
    public void write(int c) throws IOException {
        super.write(shown((char) c));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        char[] shown = text.substring(from, from + length).toCharArray();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown(shown[i]);
        }
        out.write(new String(shown), 0, length);
    }

    private static char shown(char c) {
        boolean line = c == '\n' || c == '\r' || c == '\t';
        boolean obeyed = Character.isISOControl(c) || c == '\u202D' || c == '\u202E';
        return obeyed && !line ? INSTEAD : c;
    }
}
