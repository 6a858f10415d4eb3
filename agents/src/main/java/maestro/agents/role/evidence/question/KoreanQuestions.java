package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.voice.Particles;

/// Takes apart Korean questions: "X은 어떻게 평가되며, 주요 실패 유형은 무엇인가?" becomes two, the second with its
/// subject put back.
final class KoreanQuestions {
    private static final Pattern BETWEEN =
            Pattern.compile("(?<=[가-힣])(되며|하며|이며|되고|하고|이고|으며|며|고),\\s+|,\\s*(?:그리고|또)\\s+");
    private static final String ASKING = "(?:무엇|어떻게|어떤|어느|왜|얼마나|언제|어디|누가|누구|몇)";
    private static final Pattern ASKS = Pattern.compile(ASKING);
    private static final Pattern ASKED_OF = Pattern.compile("^(.+)(은|는|이|가)\\s+" + ASKING + ".*");
    private static final Pattern TOPIC = Pattern.compile("^(.+?)(은|는|이|가|의)\\s.*");
    private static final Pattern IN_ORDER_TO = Pattern.compile("([가-힣])(?:으)?려면 (?:어떤|어느) ");
    private static final Pattern SUPERLATIVE = Pattern.compile("(?:가장|제일) \\S+ ");

    /// "…이며 기존 것과 무엇이 다른가": two questions without a comma between them.
    private static final Pattern TIGHT =
            Pattern.compile("(?<=[가-힣])(이며|되며|하며|이고|되고|하고)\\s+(?=.*" + ASKING + ")");

    private static final Pattern OWN_SUBJECT =
            Pattern.compile("^(?:그 )?((?:\\S+\\s+){0,3}?\\S+)(?:은|는|이|가)\\s+" + ASKING + ".*");

    /// Words that are always of something, or say of which kind.
    private static final Set<String> RELATIONAL =
            Set.of(
                    "주요", "주된", "가장", "큰", "핵심", "실패", "유형", "종류", "한계", "한계점", "문제", "문제점", "단점",
                    "약점", "장점", "강점", "이점", "원인", "이유", "효과", "결과", "영향", "차이", "차이점", "특징", "비용",
                    "위험", "오류", "과제", "방법", "방식", "지표", "평가", "구성", "응용", "활용", "대안");

    /// A part that asks for a subject of its own: what it has to do with the first isn't said, and
    /// the sentence stays whole.
    private static final Pattern OWN_ASKED = Pattern.compile("^(?:어떤|어느|무슨)\\s+\\S+(?:은|는|이|가)\\s");

    private static final Pattern POINTS = Pattern.compile("(?<![가-힣])(?:이를|이것을|그것을|이들을|그들을)\\s+");
    private static final Pattern OBJECT =
            Pattern.compile("((?:[가-힣\\p{L}\\d]+의\\s+)?[가-힣\\p{L}\\d]+)(?:을|를)\\s");

    private KoreanQuestions() {}

    /// Whether more than one thing is asked in a sentence.
    static boolean several(String text) {
        return breath(text).size() > 1;
    }

    static List<String> split(String text) {
        List<String> whole = new ArrayList<>();
        Subject subject = null;
        for (String question : QuestionSplitter.MARKED.split(text)) {
            List<String> parts = breath(question);
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                if (i > 0 && OWN_ASKED.matcher(part).find()) {
                    whole.removeLast();
                    whole.add(question.strip());
                    break;
                }
                String object = i > 0 ? object(parts.get(i - 1)) : "";
                if (!object.isEmpty() && POINTS.matcher(part).find()) {
                    whole.add(POINTS.matcher(part).replaceFirst(put(object)));
                    continue;
                }
                if (subject != null && (i > 0 || leans(part))) {
                    whole.add(subject.within(part));
                } else {
                    whole.add(part);
                    Subject own = Subject.of(part);
                    subject = own == null ? subject : own;
                }
            }
        }
        return whole.isEmpty() ? List.of(text) : whole;
    }

    /// What was asked between two question marks.
    private static List<String> breath(String text) {
        List<String> parts = new ArrayList<>();
        Matcher m = BETWEEN.matcher(text);
        Matcher tight = TIGHT.matcher(text);
        if (!m.find() && tight.find() && ASKS.matcher(text.substring(0, tight.start())).find()) {
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
                        case "으며", "며", "고" -> "는가";
                        default -> "";
                    };
            add(parts, text.substring(from, m.start()) + closed);
            from = m.end();
        }
        add(parts, text.substring(from));
        return parts;
    }

    private static void add(List<String> parts, String piece) {
        String part = piece.replaceAll("[?？.,\\s]+$", "").strip();
        if (!part.isEmpty()) {
            parts.add(part + "?");
        }
    }

    /// Whether a question after a question mark needs the subject of the one before: it points back
    /// ("그 한계는"), has no subject, or one that is always of something ("주요 실패 유형은").
    private static boolean leans(String part) {
        if (part.startsWith("그 ") || part.startsWith("이 ")) {
            return true;
        }
        Matcher own = OWN_SUBJECT.matcher(part);
        return own.matches()
                ? RELATIONAL.containsAll(List.of(own.group(1).split("\\s+")))
                : part.matches("^" + ASKING + ".*");
    }

    /// What "이를" most likely means after a part with an object: "환각" after "환각을 일으키며".
    private static String object(String part) {
        Matcher m = OBJECT.matcher(part);
        String object = "";
        while (m.find()) {
            object = m.group(1);
        }
        return object;
    }

    private static String put(String object) {
        return Matcher.quoteReplacement(Particles.resolve(object + "[을/를] "));
    }

    /// @param particle with which it stood
    private record Subject(String text, String particle) {
        static @org.jspecify.annotations.Nullable Subject of(String question) {
            Matcher topic = ASKED_OF.matcher(question);
            if (!topic.matches()) {
                topic = TOPIC.matcher(question);
            }
            if (!topic.matches()) {
                return null;
            }
            String text = asserted(SUPERLATIVE.matcher(topic.group(1)).replaceAll(""));
            return new Subject(text, topic.group(2).equals("의") ? "은" : topic.group(2));
        }

        /// "X의 한계는 무엇인가", "X은 기존 것과 무엇이 다른가".
        String within(String later) {
            String part = later.replaceFirst("^(?:그|이)\\s+", "");
            Matcher it = POINTS.matcher(part);
            if (it.find()) {
                return it.replaceFirst(put(text));
            }
            boolean own = part.matches("^(?:\\S+\\s+){0,3}?\\S+(?:은|는)\\s+" + ASKING + ".*");
            return part.contains(text) ? part : text + (own ? "의 " : particle + " ") + part;
        }

        /// A subject without its question word: "식히려면 어떤 방법" becomes "식히는 방법".
        private static String asserted(String subject) {
            Matcher m = IN_ORDER_TO.matcher(subject);
            return m.replaceAll(r -> Matcher.quoteReplacement(r.group(1) + "는 "))
                    .replaceFirst("(?:어떤|어느) ", "");
        }
    }
}
