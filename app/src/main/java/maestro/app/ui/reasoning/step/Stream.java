package maestro.app.ui.reasoning.step;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import maestro.agents.journal.MissionEvent.Voice;

/// What a model says in one call with one voice, while it says it, as lines. A line that is
/// finished never changes, so that a new piece costs one line and not all. Only the newest lines
/// are held; the journal has the whole reply.
final class Stream {
    static final int LINES = 400;

    /// From here on a line ends with its sentence, from there on with its word.
    private static final int LONG = 300;

    private static final int TOO_LONG = 600;
    private static final Pattern ATTEMPT = Pattern.compile(" \\(\\d+\\)$");

    private final String call;
    private final Voice voice;
    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder last = new StringBuilder();
    private int words;
    private boolean inWord;

    private final ReadableJson readable;

    /// @param fields what people call a field of an answer, given its name in JSON
    Stream(String call, Voice voice, UnaryOperator<String> fields) {
        this.call = call;
        this.voice = voice;
        this.readable = new ReadableJson(fields);
    }

    /// The call without the number of its attempt: "plan" of "plan (2)".
    static String base(String call) {
        return ATTEMPT.matcher(call).replaceFirst("");
    }

    String call() {
        return call;
    }

    Voice voice() {
        return voice;
    }

    int words() {
        return words;
    }

    void add(String piece) {
        addText(voice == Voice.TEXT ? readable.next(piece) : piece);
    }

    private void addText(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean space = Character.isWhitespace(c);
            if (!space && !inWord) {
                words++;
            }
            inWord = !space;
            if (c == '\n') {
                endLine();
            } else if (c != '\r') {
                if (space && ends()) {
                    endLine();
                } else {
                    last.append(c);
                }
            }
        }
    }

    private boolean ends() {
        int length = last.length();
        return length > TOO_LONG || length > LONG && ".?!。".indexOf(last.charAt(length - 1)) >= 0;
    }

    private void endLine() {
        // Empty lines between paragraphs would only make the pane longer.
        if (!last.toString().isBlank()) {
            lines.addLast(last.toString());
            if (lines.size() > LINES) {
                lines.removeFirst();
            }
        }
        last.setLength(0);
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (!last.toString().isBlank()) {
            all.add(last.toString());
        }
        return all;
    }
}
