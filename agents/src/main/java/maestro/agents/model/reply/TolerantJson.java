package maestro.agents.model.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one value that was meant as JSON, and takes what people and models write instead: other
/// quotes, names without quotes, comments, commas too many or too few, raw line breaks and quotes
/// in strings, Python's constants, brackets that are never closed. Never throws for what it reads;
/// bounded by the text's length and a depth.
final class TolerantJson {
    private static final int DEPTH = 64;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final char END = '\0';

    private final String text;
    private final Set<String> repairs = new LinkedHashSet<>();
    private int at;
    private int depth;
    private boolean cut;

    TolerantJson(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /// The value that begins where reading was told to, or null where none does.
    @Nullable JsonNode read() {
        return value();
    }

    /// Where the value ended.
    int end() {
        return at;
    }

    /// Whether the text ended before the value did.
    boolean cut() {
        return cut;
    }

    Set<String> repairs() {
        return repairs;
    }

    private @Nullable JsonNode value() {
        skip();
        char c = peek();
        if (c == '{' || c == '[') {
            if (depth == DEPTH) {
                repairs.add("brackets within brackets beyond a depth of " + DEPTH);
                at = text.length();
                return null;
            }
            depth++;
            JsonNode read = c == '{' ? object() : array();
            depth--;
            return read;
        }
        if (closing(c) != END) {
            return JSON.textNode(string(closing(c)));
        }
        return c == END || c == '}' || c == ']' || c == ',' || c == ':' ? null : bare();
    }

    private ObjectNode object() {
        ObjectNode object = JSON.objectNode();
        at++;
        while (true) {
            skip();
            char c = peek();
            if (c == END || c == ']') {
                close(c);
                return object;
            }
            if (c == '}') {
                at++;
                return object;
            }
            if (c == ',' || c == ';') {
                comma(c);
                continue;
            }
            int before = at;
            String name = name();
            skip();
            if (peek() != ':' && peek() != '=') {
                if (peek() == END) {
                    cut = true;
                } else {
                    repairs.add("a name without a value");
                    at += at == before ? 1 : 0;
                }
                continue;
            }
            at++;
            JsonNode value = value();
            object.set(name, value == null ? JSON.nullNode() : value);
            expectComma('}');
        }
    }

    private ArrayNode array() {
        ArrayNode array = JSON.arrayNode();
        at++;
        while (true) {
            skip();
            char c = peek();
            if (c == END || c == '}') {
                close(c);
                return array;
            }
            if (c == ']') {
                at++;
                return array;
            }
            if (c == ',' || c == ';') {
                comma(c);
                continue;
            }
            int before = at;
            JsonNode value = value();
            if (value != null) {
                array.add(value);
            } else if (at == before) {
                at++;
            }
            expectComma(']');
        }
    }

    private void comma(char c) {
        if (c == ';') {
            repairs.add("semicolons for commas");
        }
        at++;
        skip();
        if (peek() == '}' || peek() == ']' || peek() == ',') {
            repairs.add("commas too many");
        }
    }

    private void expectComma(char end) {
        skip();
        char c = peek();
        if (c != ',' && c != ';' && c != end && c != END && c != '}' && c != ']') {
            repairs.add("commas that were missing");
        }
    }

    /// A bracket that is not closed: at the text's end, or by the bracket of what is around it.
    private void close(char found) {
        cut |= found == END;
        repairs.add("brackets that were not closed");
    }

    private String name() {
        char closing = closing(peek());
        if (closing != END) {
            return string(closing);
        }
        repairs.add("names without quotes");
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(peek()) || "_-$.".indexOf(peek()) >= 0)) {
            at++;
        }
        return text.substring(from, at);
    }

    private static char closing(char opening) {
        return switch (opening) {
            case '"', '\'', '`' -> opening;
            case '“', '„' -> '”';
            case '‘' -> '’';
            case '「' -> '」';
            case '”' -> '”';
            default -> END;
        };
    }

    private String string(char closing) {
        if (closing != '"') {
            repairs.add("other quotes than \"");
        }
        if (text.startsWith("\"\"\"", at)) {
            return block();
        }
        StringBuilder read = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                escape(read);
            } else if (c == closing || closing == '”' && c == '"') {
                if (endsHere()) {
                    return read.toString();
                }
                repairs.add("quotes within a string");
                read.append(c);
            } else {
                if (c == '\n') {
                    repairs.add("line breaks within a string");
                }
                read.append(c);
            }
        }
        cut = true;
        repairs.add("a string that was not closed");
        return read.toString();
    }

    private String block() {
        repairs.add("other quotes than \"");
        int end = text.indexOf("\"\"\"", at + 3);
        String read = text.substring(at + 3, end < 0 ? text.length() : end);
        cut |= end < 0;
        at = end < 0 ? text.length() : end + 3;
        return read.strip();
    }

    /// Whether the quote just read can end the string: what follows goes on with the structure
    /// around it, not with the sentence within.
    private boolean endsHere() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next >= text.length()) {
            return true;
        }
        char c = text.charAt(next);
        return switch (c) {
            case ':', '}', ']', '=', ';', '/', '#' -> true;
            case ',' -> afterComma(next + 1);
            case '"', '\'', '“' -> text.substring(at, next).indexOf('\n') >= 0;
            default -> false;
        };
    }

    /// After a comma that separates there is a quote, a bracket or a bare value; after one that
    /// belongs to the sentence there are words.
    private boolean afterComma(int from) {
        int next = from;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next >= text.length()) {
            return true;
        }
        char c = text.charAt(next);
        if (closing(c) != END || "{[]}-,/#".indexOf(c) >= 0 || Character.isDigit(c)) {
            return true;
        }
        int end = next;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        String word = text.substring(next, end);
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return constant(word) != null
                || end >= text.length()
                || text.charAt(end) == ':'
                || text.charAt(end) == '=';
    }

    private void escape(StringBuilder read) {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> read.append('\n');
            case 't' -> read.append('\t');
            case 'r' -> read.append('\r');
            case 'b' -> read.append('\b');
            case 'f' -> read.append('\f');
            case '"', '\\', '/', '\'', '`' -> read.append(c);
            case '\n' -> {}
            case 'u' -> unicode(read);
            default -> {
                repairs.add("backslashes that stand for nothing");
                read.append('\\').append(c);
            }
        }
    }

    private void unicode(StringBuilder read) {
        try {
            read.append((char) Integer.parseInt(text, at, Math.min(at + 4, text.length()), 16));
            at = Math.min(at + 4, text.length());
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            repairs.add("backslashes that stand for nothing");
            read.append("\\u");
        }
    }

    private JsonNode bare() {
        int from = at;
        while (at < text.length() && ",]}\n;".indexOf(peek()) < 0 && !comment()) {
            at++;
        }
        String word = text.substring(from, at).strip();
        JsonNode constant = constant(word);
        if (constant != null) {
            return constant;
        }
        JsonNode number = number(word);
        if (number != null) {
            return number;
        }
        cut |= at >= text.length();
        repairs.add("text without quotes");
        return JSON.textNode(word);
    }

    private @Nullable JsonNode constant(String word) {
        JsonNode constant =
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "true" -> JSON.booleanNode(true);
                    case "false" -> JSON.booleanNode(false);
                    case "null", "none", "undefined", "nil" -> JSON.nullNode();
                    case "nan", "infinity", "-infinity" -> JSON.numberNode(Double.NaN);
                    default -> null;
                };
        if (constant != null && !constant.toString().equals(word)) {
            repairs.add("constants that JSON doesn't have");
        }
        return constant;
    }

    static @Nullable JsonNode number(String word) {
        if (word.isEmpty() || word.length() > 40 || !word.matches("[+-]?[\\d.][\\d.eE+_-]*")) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(word.replace("_", ""));
            return number.scale() <= 0
                            && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                            && number.scale() > -20
                    ? JSON.numberNode(number.longValueExact())
                    : JSON.numberNode(number.doubleValue());
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /// Past blanks and comments.
    private void skip() {
        while (at < text.length()) {
            if (Character.isWhitespace(peek()) || peek() == '\uFEFF' || peek() == '\u00A0') {
                at++;
            } else if (comment()) {
                repairs.add("comments");
                boolean block = text.startsWith("/*", at);
                int end = text.indexOf(block ? "*/" : "\n", at);
                at = end < 0 ? text.length() : end + (block ? 2 : 1);
            } else {
                return;
            }
        }
    }

    private boolean comment() {
        return text.startsWith("//", at)
                || text.startsWith("/*", at)
                || peek() == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }
}
