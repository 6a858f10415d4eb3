package maestro.rag.document.latex;

/// A place in LaTeX's source that moves on as it is read.
final class Source {
    private static final int LONGEST_NAME = 60;

    private final String text;
    private int at;

    Source(String text) {
        this.text = text;
    }

    boolean more() {
        return at < text.length();
    }

    char next() {
        return text.charAt(at++);
    }

    boolean skip(String expected) {
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    void back() {
        at = Math.max(0, at - 1);
    }

    /// Reads the white space after a line's end; whether a blank line is in it.
    boolean blankLine() {
        boolean blank = false;
        while (more() && Character.isWhitespace(text.charAt(at))) {
            blank |= text.charAt(at) == '\n';
            at++;
        }
        return blank;
    }

    /// Name of the command whose backslash was read: letters, or one other character.
    String command() {
        int start = at;
        while (more() && at - start < LONGEST_NAME && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start && more()) {
            at++;
            return text.substring(start, at);
        }
        String name = text.substring(start, at);
        skip("*");
        int blank = at;
        while (blank < text.length() && (text.charAt(blank) == ' ' || text.charAt(blank) == '\t')) {
            blank++;
        }
        // A blank ends a command and is not shown; one before an argument is nothing, either.
        at = blank;
        return name;
    }

    /// The argument in square brackets that comes next; empty where there is none.
    String optional() {
        return more() && text.charAt(at) == '[' ? enclosed('[', ']') : "";
    }

    /// The argument that comes next: a group, a command, or one character.
    String argument() {
        while (more() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (!more()) {
            return "";
        }
        char c = text.charAt(at);
        if (c == '{') {
            return enclosed('{', '}');
        }
        int start = at;
        at += Character.charCount(text.codePointAt(at));
        if (c == '\\' && more()) {
            command();
        }
        return text.substring(start, at);
    }

    private String enclosed(char open, char close) {
        int start = at + 1;
        int depth = 0;
        int braces = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == open) {
                depth++;
            } else if (c == close && braces == 0) {
                depth--;
                if (depth == 0) {
                    at++;
                    return text.substring(start, at - 1);
                }
            } else if (open == '[' && c == '{') {
                braces++;
            } else if (open == '[' && c == '}') {
                braces--;
            }
        }
        at = text.length();
        return text.substring(Math.min(start, at));
    }

    /// What stands before a mark, which is read, too; all the rest where the mark doesn't come.
    String until(String mark) {
        int end = text.indexOf(mark, at);
        String found = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + mark.length();
        return found;
    }
}
