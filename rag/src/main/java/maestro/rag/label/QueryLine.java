package maestro.rag.label;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import maestro.rag.label.Expression.All;
import maestro.rag.label.Expression.Any;
import maestro.rag.label.Expression.Field;
import maestro.rag.label.Expression.Not;
import maestro.rag.label.Expression.Phrase;
import maestro.rag.label.Expression.Words;
import maestro.rag.label.QueryTokens.Kind;
import maestro.rag.label.QueryTokens.Token;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The one line in which people look for things, in the library as in a search:
///
/// ```
/// how do bees find their hive                 a plain question: no word of it must be there
/// waggle dance year:2019..2023 tag:bees       the same, in some documents only
/// "waggle dance" author:frisch NOT title:ants  phrases, fields and NOT must hold
/// (bees OR wasps) AND nest                    with AND, OR and NOT (in capitals), words must hold, too
/// ```
///
/// A plain question is passed on as it was typed: parentheses and colons mean nothing in it.
///
/// @param filter tags, years and language that all must hold
/// @param words to rank by: all that is not denied
/// @param loose those of them that need not be there
/// @param condition what else must hold; null for nothing
public record QueryLine(
        DocumentFilter filter, String words, String loose, @Nullable Expression condition) {
    /// @throws QuerySyntaxException where it cannot be understood
    public static QueryLine parse(String line) {
        List<Token> tokens = QueryTokens.of(line);
        if (tokens.stream().allMatch(QueryLine::plain)) {
            String words = line.replaceAll("\\s+", " ").strip();
            return new QueryLine(DocumentFilter.ALL, words, words, null);
        }
        if (tokens.size() > QueryTokens.MOST) {
            throw new QuerySyntaxException(Message.of("query.long"));
        }
        Parser parser = new Parser(tokens);
        Sequence top = parser.whole();
        return split(top);
    }

    /// For a search, which needs something to rank by.
    ///
    /// @throws QuerySyntaxException where it cannot be understood, or only says where to look
    public static QueryLine forSearch(String line) {
        QueryLine parsed = parse(line);
        if (parsed.words.isEmpty() && !line.isBlank()) {
            throw new QuerySyntaxException(Message.of("query.words"));
        }
        return parsed;
    }

    private static boolean plain(Token token) {
        return token instanceof Token.Word
                || token instanceof Token.Sign(Kind kind)
                        && (kind == Kind.OPEN || kind == Kind.CLOSE);
    }

    /// Parts side by side.
    ///
    /// @param strict whether an AND stands between some of them, so that words must hold, too
    private record Sequence(List<Expression> parts, boolean strict) {}

    /// What the filter can say goes there, words that need not hold are only ranked by, and the
    /// rest is the condition.
    private static QueryLine split(Sequence top) {
        Set<String> tags = new LinkedHashSet<>();
        int[] years = {0, 0};
        String[] language = {""};
        List<Expression> rest = new ArrayList<>();
        List<String> ranked = new ArrayList<>();
        List<String> loose = new ArrayList<>();
        for (Expression part : top.parts) {
            rankBy(part, ranked);
            switch (part) {
                case Field(QueryField field, String tag) when field == QueryField.TAG ->
                        tags.add(tag);
                case Field(QueryField field, String typed)
                        when field == QueryField.YEAR && years[0] == 0 && years[1] == 0 ->
                        System.arraycopy(DocumentFilter.years(typed), 0, years, 0, 2);
                case Field(QueryField field, String spoken)
                        when field == QueryField.LANGUAGE && language[0].isEmpty() ->
                        language[0] = spoken;
                case Words(String words) when !top.strict -> loose.add(words);
                default -> rest.add(part);
            }
        }
        if (ranked.isEmpty()) {
            top.parts.forEach(part -> {
                if (part instanceof Field(QueryField field, String title)
                        && field == QueryField.TITLE) {
                    ranked.add(title);
                }
            });
        }
        return new QueryLine(
                new DocumentFilter(tags, years[0], years[1], language[0]),
                String.join(" ", ranked),
                String.join(" ", loose),
                rest.isEmpty() ? null : rest.size() == 1 ? rest.getFirst() : new All(rest));
    }

    private static void rankBy(Expression part, List<String> ranked) {
        switch (part) {
            case Words(String words) -> ranked.add(words);
            case Phrase(String words) -> ranked.add(words);
            case All(List<Expression> parts) -> parts.forEach(p -> rankBy(p, ranked));
            case Any(List<Expression> parts) -> parts.forEach(p -> rankBy(p, ranked));
            case Field _, Not _ -> {}
        }
    }

    /// OR binds less than AND, which may be left out, and that less than NOT.
    private static final class Parser {
        private static final int DEEPEST = 20;

        private final List<Token> tokens;
        private int at;
        private int depth;

        Parser(List<Token> tokens) {
            this.tokens = tokens;
        }

        Sequence whole() {
            Sequence first = sequence();
            if (at < tokens.size() && next(Kind.OR)) {
                return new Sequence(List.of(any(first)), true);
            }
            if (at < tokens.size()) {
                throw new QuerySyntaxException(Message.of("query.close"));
            }
            return first;
        }

        private Expression any(Sequence first) {
            List<Expression> parts = new ArrayList<>();
            parts.add(joined(first));
            while (at < tokens.size() && next(Kind.OR)) {
                at++;
                parts.add(joined(sequence()));
            }
            if (at < tokens.size() && depth == 0) {
                throw new QuerySyntaxException(Message.of("query.close"));
            }
            return parts.size() == 1 ? parts.getFirst() : new Any(parts);
        }

        private static Expression joined(Sequence sequence) {
            return sequence.parts.size() == 1 ? sequence.parts.getFirst() : new All(sequence.parts);
        }

        private Sequence sequence() {
            List<Expression> parts = new ArrayList<>();
            StringBuilder words = new StringBuilder();
            boolean strict = false;
            boolean due = true; // something has to come
            while (at < tokens.size() && !next(Kind.OR) && !next(Kind.CLOSE)) {
                Token token = tokens.get(at);
                if (next(Kind.AND)) {
                    if (due) {
                        throw lonely("AND");
                    }
                    close(words, parts);
                    strict = true;
                    due = true;
                    at++;
                } else if (token instanceof Token.Word(String text)) {
                    words.append(words.isEmpty() ? "" : " ").append(text);
                    due = false;
                    at++;
                } else {
                    close(words, parts);
                    parts.add(unary());
                    due = false;
                }
            }
            close(words, parts);
            if (due) {
                throw lonely(at < tokens.size() && next(Kind.OR) ? "OR" : last());
            }
            return new Sequence(parts, strict);
        }

        private static void close(StringBuilder words, List<Expression> parts) {
            if (!words.isEmpty()) {
                parts.add(new Words(words.toString()));
                words.setLength(0);
            }
        }

        private Expression unary() {
            Token token = tokens.get(at);
            at++;
            return switch (token) {
                case Token.Word(String text) -> new Words(text);
                case Token.Phrase(String text) -> new Phrase(text);
                case Token.Field(QueryField field, String value) -> field(field, value);
                case Token.Sign(Kind kind) when kind == Kind.NOT -> {
                    if (at == tokens.size()
                            || tokens.get(at) instanceof Token.Sign(Kind after)
                                    && after != Kind.OPEN) {
                        throw lonely("NOT");
                    }
                    yield new Not(unary());
                }
                case Token.Sign(Kind kind) when kind == Kind.OPEN -> group();
                case Token.Sign(Kind kind) -> throw lonely(kind.name());
            };
        }

        private Expression group() {
            if (++depth > DEEPEST) {
                throw new QuerySyntaxException(Message.of("query.long"));
            }
            Expression inside = any(sequence());
            if (at == tokens.size() || !next(Kind.CLOSE)) {
                throw new QuerySyntaxException(Message.of("query.open"));
            }
            at++;
            depth--;
            return inside instanceof Words ? new All(List.of(inside)) : inside;
        }

        private static Expression field(QueryField field, String value) {
            if (value.isEmpty()) {
                throw new QuerySyntaxException(Message.of("query.value", field.word()));
            }
            if (field == QueryField.YEAR) {
                DocumentFilter.years(value); // says what is wrong with it
            }
            return new Field(field, value);
        }

        private boolean next(Kind kind) {
            return tokens.get(at) instanceof Token.Sign(Kind found) && found == kind;
        }

        private String last() {
            return at > 0
                            && tokens.get(at - 1) instanceof Token.Sign(Kind kind)
                            && kind != Kind.OPEN
                    ? kind.name()
                    : "( )";
        }

        private static QuerySyntaxException lonely(String sign) {
            return new QuerySyntaxException(Message.of("query.lonely", sign));
        }
    }
}
