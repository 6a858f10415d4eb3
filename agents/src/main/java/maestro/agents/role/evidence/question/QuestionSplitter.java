package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// Takes apart what was asked in one breath: "How is X evaluated, and what are its main failure
/// modes?" becomes two questions, the second with its subject put back.
public final class QuestionSplitter {
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "(?<=[?？])\\s+|[,;]?\\s+(?:and|or|but)\\s+(?=(?:what|which|how|why|who|where|when|whether|is|are|does|do|can)\\b)|[,;]\\s+(?=(?:what|which|how|why|who|where|when)\\b)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern KOREAN_BETWEEN =
            Pattern.compile(
                    "(?<=[?？])\\s+|(?<=[가-힣])(되며|하며|이며|되고|하고|이고|으며|며|고),\\s+|,\\s*(?:그리고|또)\\s+");
    private static final Pattern TOPIC =
            Pattern.compile(
                    "(?i)^(?:how|why|when|where|what)\\s+(?:is|are|was|were|do|does|did|can|could|should|has|have)\\s+(.+?)\\s+(?:\\p{L}+(?:ed|en|one|ade|uilt|ught|nown|ork|orks|mprove|ompare|elp|ail|iffer|ely|ome|ive|ccur)\\b.*)$");
    private static final Pattern DEFINED =
            Pattern.compile(
                    "(?i)^(?:what|who)\\s+(?:is|are|was|were)\\s+(?:an?\\s+|the\\s+)?(.+?)\\??$");
    private static final Pattern OF =
            Pattern.compile("(?i)^.*?\\b(?:of|in|for|about|on)\\s+(.+?)\\??$");
    private static final Pattern POSSESSIVE =
            Pattern.compile("(?i)^(.*?)\\b(?:its|their)\\s+(.+?)\\s*\\??$");
    private static final Pattern PRONOUN = Pattern.compile("(?i)\\b(it|they|them|this|these)\\b");
    private static final String ASKING = "(?:무엇|어떻게|어떤|어느|왜|얼마나|언제|어디|누가|누구|몇)";
    private static final Pattern KOREAN_ASKED_OF =
            Pattern.compile("^(.+)(은|는|이|가)\\s+" + ASKING + ".*");
    private static final Pattern KOREAN_TOPIC = Pattern.compile("^(.+?)(은|는|이|가|의)\\s.*");
    private static final Pattern KOREAN_IN_ORDER_TO = Pattern.compile("([가-힣])(?:으)?려면 (?:어떤|어느) ");
    private static final Pattern KOREAN_SUPERLATIVE = Pattern.compile("(?:가장|제일) \\S+ ");

    /// "…이며 기존 것과 무엇이 다른가": two questions without a comma between them.
    private static final Pattern KOREAN_TIGHT =
            Pattern.compile("(?<=[가-힣])(이며|되며|하며|이고|되고|하고)\\s+(?=.*" + ASKING + ")");

    private static final Pattern KOREAN_OWN_SUBJECT =
            Pattern.compile("^(?:그 )?(?:\\S+\\s+){0,3}?\\S+(?:은|는)\\s+" + ASKING + ".*");
    private static final int MOST = 6;

    private QuestionSplitter() {}

    /// The questions in what was asked, each to be read by itself; at most six.
    public static List<String> split(String asked) {
        String text = asked.replaceAll("\\s+", " ").strip();
        List<String> parts = Words.korean(text) ? korean(text) : english(text);
        return parts.size() > MOST ? parts.subList(0, MOST) : parts;
    }

    private static List<String> english(String text) {
        List<String> parts = new ArrayList<>();
        String topic = "";
        for (String piece : BETWEEN.split(text)) {
            String part = piece.replaceAll("[?,;\\s]+$", "").strip();
            if (Words.content(part).isEmpty()) {
                continue;
            }
            String whole = topic.isEmpty() ? part : resolved(part, topic);
            parts.add(Character.toUpperCase(whole.charAt(0)) + whole.substring(1) + mark(text));
            if (topic.isEmpty()) {
                topic = topic(part);
            }
        }
        return parts.isEmpty() ? List.of(text) : parts;
    }

    private static String mark(String text) {
        return text.endsWith("?") || text.matches("(?i)^(?:how|what|why|which|who|when|where)\\b.*")
                ? "?"
                : "";
    }

    private static String resolved(String part, String topic) {
        Matcher possessive = POSSESSIVE.matcher(part);
        if (possessive.matches()) {
            String before = possessive.group(1);
            return before + "the " + possessive.group(2) + " of " + topic;
        }
        return PRONOUN.matcher(part).replaceFirst(Matcher.quoteReplacement(topic));
    }

    /// What an English question is about, as far as its form shows; may be empty.
    static String topic(String question) {
        String text = question.replaceAll("[?.\\s]+$", "");
        for (Pattern pattern : List.of(TOPIC, DEFINED)) {
            Matcher m = pattern.matcher(text);
            if (m.matches()) {
                Matcher of = OF.matcher(m.group(1));
                return of.matches() && pattern == DEFINED ? of.group(1) : m.group(1);
            }
        }
        String subject = Subjects.of(text);
        if (!subject.isEmpty()) {
            return subject;
        }
        Matcher of = OF.matcher(text);
        return of.matches() ? of.group(1) : "";
    }

    private static List<String> korean(String text) {
        List<String> parts = new ArrayList<>();
        Matcher m = KOREAN_BETWEEN.matcher(text);
        Matcher tight = KOREAN_TIGHT.matcher(text);
        if (!m.find() && tight.find() && asks(text.substring(0, tight.start()))) {
            m = tight;
        }
        m.reset();
        int from = 0;
        while (m.find()) {
            String ending = m.group(1) == null ? "" : m.group(1);
            String closed =
                    switch (ending) {
                        case "되며", "되고" -> "되는가";
                        case "하며", "하고" -> "하는가";
                        case "이며", "이고" -> "인가";
                        case "으며", "며", "고" -> ending.equals("고") ? "는가" : "는가";
                        default -> "";
                    };
            add(parts, text.substring(from, m.start()) + closed);
            from = m.end();
        }
        add(parts, text.substring(from));
        if (parts.isEmpty()) {
            return List.of(text);
        }
        return parts.size() > 1 ? withSubject(parts) : parts;
    }

    private static boolean asks(String text) {
        return Pattern.compile(ASKING).matcher(text).find();
    }

    /// Later questions with the subject of the first: "X의 한계는 무엇인가", "X은 기존 것과 무엇이 다른가".
    private static List<String> withSubject(List<String> parts) {
        Matcher topic = KOREAN_ASKED_OF.matcher(parts.getFirst());
        if (!topic.matches()) {
            topic = KOREAN_TOPIC.matcher(parts.getFirst());
        }
        if (!topic.matches()) {
            return parts;
        }
        String subject = asserted(KOREAN_SUPERLATIVE.matcher(topic.group(1)).replaceAll(""));
        String particle = topic.group(2).equals("의") ? "은" : topic.group(2);
        List<String> whole = new ArrayList<>(parts.subList(0, 1));
        for (String later : parts.subList(1, parts.size())) {
            String part = later.replaceFirst("^(?:그|이)\\s+", "");
            boolean own = KOREAN_OWN_SUBJECT.matcher(part).matches();
            whole.add(
                    part.contains(subject) ? part : subject + (own ? "의 " : particle + " ") + part);
        }
        return whole;
    }

    /// A subject without its question word: "식히려면 어떤 방법" becomes "식히는 방법".
    private static String asserted(String subject) {
        Matcher m = KOREAN_IN_ORDER_TO.matcher(subject);
        return m.replaceAll(r -> Matcher.quoteReplacement(r.group(1) + "는 "))
                .replaceFirst("(?:어떤|어느) ", "");
    }

    private static void add(List<String> parts, String piece) {
        String part = piece.replaceAll("[?？.,\\s]+$", "").strip();
        if (!part.isEmpty()) {
            parts.add(part + "?");
        }
    }
}
