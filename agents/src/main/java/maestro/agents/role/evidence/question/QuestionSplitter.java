package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// Takes apart what was asked in one breath or on one line: "How is X evaluated, and what are its
/// main failure modes?" becomes two questions, the second with its subject put back, and so does
/// "How is X trained and evaluated?".
public final class QuestionSplitter {
    /// After a question mark, whether or not a space follows it.
    static final Pattern MARKED = Pattern.compile("(?<=[?？])\\s*(?=[\\p{L}\\p{N}“‘(])");

    private static final Pattern BETWEEN =
            Pattern.compile(
                    "[,;]?\\s+(?:and|or|but)\\s+(?=(?:what|which|how|why|who|where|when|whether|is|are|does|do|can)\\b)|[,;]\\s+(?=(?:what|which|how|why|who|where|when)\\b)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern TOPIC =
            Pattern.compile(
                    "(?i)^(?:how|why|when|where|what)\\s+(?:is|are|was|were|do|does|did|can|could|should|has|have)\\s+(.+?)\\s+(?:(?:\\p{L}+(?:ed|en|one|ade|uilt|ught|nown|ork|orks|mprove|ompare|elp|ail|iffer|ely|ome|ive|ccur)|lost|kept|held|sold|told|left|sent|spent|won|shown|drawn|grown|run|paid)\\b.*)$");
    private static final Pattern DEFINED =
            Pattern.compile(
                    "(?i)^(?:what|who)\\s+(?:is|are|was|were)\\s+(?:an?\\s+|the\\s+)?(.+?)\\??$");
    private static final Pattern OF =
            Pattern.compile("(?i)^.*?\\b(?:of|in|for|about|on)\\s+(.+?)\\??$");
    private static final Pattern POSSESSIVE =
            Pattern.compile("(?i)^(.*?)\\b(?:its|their)\\s+(.+?)\\s*\\??$");
    private static final Pattern PRONOUN = Pattern.compile("(?i)\\b(it|they|them|this|these)\\b");

    /// What stands for several, and so for no subject that is one.
    private static final Pattern MANY = Pattern.compile("(?i)\\b(?:they|them|these|their)\\b");

    /// "How is X trained and evaluated".
    private static final Pattern DONE_AND_DONE =
            Pattern.compile(
                    "(?i)^((?:how|why|when|where)\\s+(?:is|are|was|were)\\s+.+?)\\s+(\\p{L}{2,}(?:ed|ilt|ade)),?\\s+and\\s+(\\p{L}{2,}(?:ed|ilt|ade))(\\s.*)?$");

    /// Nouns that are always of something: by themselves they don't say what a question is about.
    private static final Set<String> RELATIONAL =
            Words.content(
                    "failure failures limit limits limitation limitations drawback drawbacks weakness weaknesses problem problems challenge challenges risk risks"
                            + " error errors cause causes reason reasons effect effects result results consequence consequences advantage advantages benefit benefits"
                            + " strength strengths difference differences measure measures metric metrics cost costs application applications part parts component components alternatives");

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
        String topic = "";
        String things = "";
        for (String question : MARKED.split(text)) {
            for (String piece : BETWEEN.split(question)) {
                String part = piece.replaceAll("[?？,;\\s]+$", "").strip();
                if (Words.content(part).isEmpty()) {
                    continue;
                }
                boolean many = !things.isEmpty() && MANY.matcher(part).find();
                String whole = topic.isEmpty() ? part : resolved(part, many ? things : topic);
                // What names a subject of its own hands it on to the questions after it.
                String own = whole.equals(part) ? topic(part) : "";
                if (!own.isEmpty()) {
                    topic = own;
                    things = Subjects.plural(topic) ? "" : Subjects.objects(part);
                }
                for (String one : apart(whole)) {
                    parts.add(capital(one) + mark(question));
                }
            }
        }
        return parts.isEmpty() ? List.of(text) : parts;
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

    private static String resolved(String part, String topic) {
        Matcher possessive = POSSESSIVE.matcher(part);
        if (possessive.matches()) {
            String before = possessive.group(1);
            return before + "the " + possessive.group(2) + " of " + topic;
        }
        Matcher pronoun = PRONOUN.matcher(part);
        if (pronoun.find()) {
            return pronoun.replaceFirst(Matcher.quoteReplacement(topic));
        }
        boolean ofSomething =
                !part.toLowerCase(Locale.ROOT).matches(".*\\b(?:of|in|for|to|with|about)\\b.*")
                        && RELATIONAL.containsAll(Words.content(part));
        return ofSomething ? part + " of " + topic : part;
    }

    /// What an English question is about, as far as its form shows; may be empty.
    public static String topic(String question) {
        String text = question.replaceAll("[?.\\s]+$", "");
        for (Pattern pattern : List.of(TOPIC, DEFINED)) {
            Matcher m = pattern.matcher(text);
            if (m.matches()) {
                Matcher of = OF.matcher(m.group(1));
                return of.matches() && pattern == DEFINED ? of.group(1) : Subjects.bare(m.group(1));
            }
        }
        String subject = Subjects.of(text);
        if (!subject.isEmpty()) {
            return Subjects.bare(subject);
        }
        Matcher of = OF.matcher(text);
        return of.matches() ? of.group(1) : "";
    }
}
