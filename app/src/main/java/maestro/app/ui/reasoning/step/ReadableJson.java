package maestro.app.ui.reasoning.step;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/// Turns an object of JSON, while it comes, into lines that people read: a field a line under its
/// name in words, an element of a list after a bullet, no brackets, quotes and escapes. Whatever is
/// no such object passes as it is. It checks nothing: broken JSON gives odd lines, never a failure.
final class ReadableJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 60;
    private static final String FENCE = "```json";

    private enum Part {
        /// Nothing but space and a fence has come.
        BEFORE,
        PLAIN,
        BETWEEN,
        NAME,
        TEXT,
        /// A number or a word as it stands.
        LITERAL
    }

    private final UnaryOperator<String> words;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private Part part = Part.BEFORE;
    private boolean name;
    private boolean bullet;
    private boolean escaped;
    private int code;
    private int digits;

    /// @param words what people call a field, given its name in JSON
    ReadableJson(UnaryOperator<String> words) {
        this.words = words;
    }

    /// @return what the next piece adds to the text
    String next(String piece) {
        out.setLength(0);
        for (int i = 0; i < piece.length(); i++) {
            take(piece.charAt(i));
        }
        return out.toString();
    }

    private void take(char c) {
        switch (part) {
            case BEFORE -> before(c);
            case PLAIN -> out.append(c);
            case BETWEEN -> between(c);
            case NAME, TEXT -> inString(c);
            case LITERAL -> {
                if (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0) {
                    held.append(c);
                } else {
                    endLiteral();
                    between(c);
                }
            }
        }
    }

    private void before(char c) {
        String fence = held.toString().strip();
        if (c == '{') {
            held.setLength(0);
            part = Part.BETWEEN;
            between(c);
        } else if (Character.isWhitespace(c) || FENCE.startsWith(fence + c)) {
            if (held.length() < LONGEST_NAME) {
                held.append(c);
            }
        } else {
            out.append(held).append(c);
            part = Part.PLAIN;
        }
    }

    private void between(char c) {
        switch (c) {
            case '{', '[' -> {
                if (open.size() < DEEPEST) {
                    open.push(c);
                }
                name = c == '{';
                bullet = bullet || c == '[';
            }
            case '}', ']' -> {
                open.poll();
                if (open.isEmpty()) {
                    held.setLength(0);
                    part = Part.BEFORE; // a fence may follow, or more
                    out.append('\n');
                }
            }
            case ',' -> {
                name = inObject();
                bullet = !name;
            }
            case '"' -> begin(name ? Part.NAME : Part.TEXT);
            default -> {
                if (Character.isLetterOrDigit(c) || c == '-') {
                    begin(Part.LITERAL);
                    held.append(c);
                }
            }
        }
    }

    private boolean inObject() {
        return !open.isEmpty() && open.peek() == '{';
    }

    private void begin(Part next) {
        part = next;
        held.setLength(0);
        if (next == Part.TEXT) {
            element();
        }
    }

    /// An element of a list stands on its own line.
    private void element() {
        if (!inObject()) {
            line();
        }
    }

    private void line() {
        out.append('\n');
        if (bullet) {
            out.append("• ");
            bullet = false;
        }
    }

    private void endLiteral() {
        part = Part.BETWEEN;
        if (!held.toString().equals("null")) {
            element();
            out.append(held);
        }
    }

    private void inString(char c) {
        if (digits > 0) {
            code = code * 16 + Math.max(0, Character.digit(c, 16));
            if (--digits == 0) {
                say((char) code);
            }
        } else if (escaped) {
            escaped = false;
            switch (c) {
                case 'n', 'r', 't', 'b', 'f' -> say(c == 'n' ? '\n' : ' ');
                case 'u' -> {
                    digits = 4;
                    code = 0;
                }
                default -> say(c);
            }
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            endString();
        } else {
            say(c);
        }
    }

    private void say(char c) {
        if (part == Part.TEXT) {
            out.append(c);
        } else if (held.length() < LONGEST_NAME) {
            held.append(c);
        }
    }

    private void endString() {
        if (part == Part.NAME) {
            line();
            out.append(words.apply(held.toString())).append(": ");
            name = false;
        }
        part = Part.BETWEEN;
    }
}
