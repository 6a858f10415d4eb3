package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// Takes apart what was asked in one breath or on one line: "How is X evaluated, and what are its
/// main failure modes?" becomes two questions, the second with its subject put back, and so does
/// "How is X trained and evaluated?". Where the form does not show what a later part speaks of, the
/// parts stay together in the user's own words.
public final class QuestionSplitter {
    /// After a question mark, whether or not a space follows it.
    static final Pattern MARKED = Pattern.compile("(?<=[?？])\\s*(?=[\\p{L}\\p{N}“‘(])");

    private static final Pattern BETWEEN =
            Pattern.compile(
                    "[,;]?\\s+(?:and|or|but)\\s+(?=(?:what|which|how|why|who|where|when|whether|is|are|does|do|did|can|could|should|would|will)\\b)|[,;]\\s+(?=(?:what|which|how|why|who|where|when)\\b)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern TOPIC =
            Pattern.compile(
                    "(?i)^(?:how|why|when|where|what)\\s+(?:is|are|was|were|do|does|did|can|could|should|has|have)\\s+(.+?)\\s+(?:(?:\\p{L}+(?:ed|en|one|ade|uilt|ught|nown|ork|orks|mprove|ompare|elp|ail|iffer|ely|ome|ive|ccur)|lost|kept|held|sold|told|left|sent|spent|won|shown|drawn|grown|run|paid)\\b.*)$");
    private static final Pattern DOES =
            Pattern.compile("(?i)^(?:how|why|when|where)\\s+(?:do|does|did|can|could|should)\\b");
    private static final Pattern DEFINED =
            Pattern.compile(
                    "(?i)^(?:what|who)\\s+(?:is|are|was|were)\\s+(?:an?\\s+|the\\s+)?(.+?)\\??$");
    private static final Pattern COMPARED =
            Pattern.compile("(?i)^(?:please\\s+)?compare\\s+(.+?)(?:\\s+in terms of\\s.*)?$");
    private static final Pattern OF =
            Pattern.compile("(?i)^.*?\\b(?:of|in|for|about|on)\\s+(.+?)\\??$");

    /// "How is X trained and evaluated".
    private static final Pattern DONE_AND_DONE =
            Pattern.compile(
                    "(?i)^((?:how|why|when|where)\\s+(?:is|are|was|were)\\s+.+?)\\s+(\\p{L}{2,}(?:ed|ilt|ade)),?\\s+and\\s+(\\p{L}{2,}(?:ed|ilt|ade))(\\s.*)?$");

    private static final int MOST = 12;

    private QuestionSplitter() {}

    /// The questions in what was asked, each to be read by itself; at most twelve.
    public static List<String> split(String asked) {
        String text = asked.replaceAll("\\s+", " ").strip();
        List<String> parts = Words.korean(text) ? KoreanQuestions.split(text) : english(text);
        return parts.size() > MOST ? parts.subList(0, MOST) : parts;
    }

    private static List<String> english(String text) {
        List<String> parts = new ArrayList<>();
        Antecedents before = Antecedents.NONE;
        for (String question : MARKED.split(text)) {
            int from = 0;
            boolean breath = false;
            for (String piece : BETWEEN.splitWithDelimiters(question, 0)) {
                int begin = from;
                from += piece.length();
                String part = bare(piece);
                if (BETWEEN.matcher(piece).matches() || Words.content(part).isEmpty()) {
                    continue;
                }
                Optional<String> whole =
                        parts.isEmpty() ? Optional.of(part) : before.within(part, breath);
                if (whole.isEmpty()) {
                    before = Antecedents.NONE;
                    String last = parts.removeLast();
                    parts.add(
                            breath
                                    ? bare(last) + between(question, begin) + part + mark(question)
                                    : last + " " + capital(part) + mark(question));
                } else {
                    // What names a subject of its own hands it on to the questions after it.
                    Antecedents own = Antecedents.of(part);
                    before = whole.get().equals(part) && !own.things().isEmpty() ? own : before;
                    for (String one : apart(whole.get())) {
                        parts.add(capital(one) + mark(question));
                    }
                }
                breath = true;
            }
        }
        return parts.isEmpty() ? List.of(text) : parts;
    }

    /// The first of the parts that stayed together, without its mark.
    static String first(String question) {
        String text = bare(question);
        return BETWEEN.split(text, 2)[0].replaceAll("[.\\s]+$", "");
    }

    private static String bare(String piece) {
        return piece.replaceAll("[?？,;\\s]+$", "").strip();
    }

    /// What stands before a part and after the one before it.
    private static String between(String question, int begin) {
        Matcher m = BETWEEN.matcher(question);
        String between = ", ";
        while (m.find() && m.end() <= begin) {
            between = m.group();
        }
        return between;
    }

    private static List<String> apart(String question) {
        Matcher m = DONE_AND_DONE.matcher(question);
        if (!m.matches()) {
            return List.of(question);
        }
        String rest = m.group(4) == null ? "" : m.group(4);
        return List.of(m.group(1) + " " + m.group(2), m.group(1) + " " + m.group(3) + rest);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String mark(String text) {
        return text.matches(".*[?？]\\s*$")
                        || text.matches("(?i)^(?:how|what|why|which|who|when|where)\\b.*")
                ? "?"
                : "";
    }

    /// What an English question is about, as far as its form shows; may be empty.
    public static String topic(String question) {
        String text = Headings.COMMAND.matcher(first(question)).replaceFirst("");
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return compared.group(1);
        }
        String done = Antecedents.done(text);
        if (!done.isEmpty()) {
            return done;
        }
        // After "do" and "can" no participle is the verb: "retrieved" says which passages.
        Optional<String> subject =
                DOES.matcher(text).find()
                        ? Subjects.clause(text).map(Subjects.Clause::subject)
                        : Optional.empty();
        if (subject.isPresent()) {
            return subject.get();
        }
        for (Pattern pattern : List.of(TOPIC, DEFINED)) {
            Matcher m = pattern.matcher(text);
            if (m.matches()) {
                Matcher of = OF.matcher(m.group(1));
                return of.matches() && pattern == DEFINED ? of.group(1) : Subjects.bare(m.group(1));
            }
        }
        String subjectOf = Subjects.of(text);
        if (!subjectOf.isEmpty()) {
            return Subjects.bare(subjectOf);
        }
        Matcher of = OF.matcher(text);
        return of.matches() ? of.group(1) : "";
    }
}
