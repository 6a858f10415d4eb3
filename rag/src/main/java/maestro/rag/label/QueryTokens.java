package maestro.rag.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.message.Message;

/// A line cut into its signs.
final class QueryTokens {
    /// A line is typed by hand; what is longer is a text.
    static final int MOST = 200;

    private static final String OPENING = "\"“„「";
    private static final String CLOSING = "\"”“」";
    private static final Pattern FIELD = Pattern.compile("(?U)^(\\p{L}+):");

    /// A sign of a line.
    sealed interface Token {
        record Word(String text) implements Token {}

        record Phrase(String text) implements Token {}

        record Field(QueryField field, String value) implements Token {}

        record Sign(Kind kind) implements Token {}
    }

    enum Kind {
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE
    }

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private QueryTokens(String line) {
        this.line = line;
    }

    static List<Token> of(String line) {
        QueryTokens reading = new QueryTokens(line);
        reading.read();
        return reading.tokens;
    }

    private void read() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (OPENING.indexOf(c) >= 0) {
                String phrase = quoted();
                if (!phrase.isEmpty()) {
                    tokens.add(new Token.Phrase(phrase));
                }
            } else if (c == '(' || c == ')') {
                tokens.add(new Token.Sign(c == '(' ? Kind.OPEN : Kind.CLOSE));
                at++;
            } else {
                word();
            }
        }
    }

    private String quoted() {
        int end = at + 1;
        while (end < line.length() && CLOSING.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        if (end == line.length()) {
            throw new QuerySyntaxException(Message.of("query.quote"));
        }
        String inside = line.substring(at + 1, end).strip();
        at = end + 1;
        return inside;
    }

    private void word() {
        Matcher field = FIELD.matcher(line).region(at, line.length());
        // with a space after it, it is a colon of the language's own
        if (field.find()
                && (field.end() == line.stripTrailing().length()
                        || !Character.isWhitespace(line.charAt(field.end())))) {
            Optional<QueryField> known = QueryField.of(field.group(1));
            if (known.isPresent()) {
                at = field.end();
                tokens.add(new Token.Field(known.get(), value()));
                return;
            }
            Optional<QueryField> near = QueryField.near(field.group(1));
            if (near.isPresent()) {
                throw new QuerySyntaxException(
                        Message.of(
                                "query.field",
                                field.group(1),
                                near.get().word(),
                                QueryField.all()));
            }
        }
        String word = bare();
        switch (word) {
            case "AND" -> tokens.add(new Token.Sign(Kind.AND));
            case "OR" -> tokens.add(new Token.Sign(Kind.OR));
            case "NOT" -> tokens.add(new Token.Sign(Kind.NOT));
            default -> tokens.add(new Token.Word(word));
        }
    }

    private String value() {
        return at < line.length() && OPENING.indexOf(line.charAt(at)) >= 0 ? quoted() : bare();
    }

    private String bare() {
        int from = at;
        while (at < line.length()
                && !Character.isWhitespace(line.charAt(at))
                && "()".indexOf(line.charAt(at)) < 0
                && !(at > from && OPENING.indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        return line.substring(from, at);
    }
}
