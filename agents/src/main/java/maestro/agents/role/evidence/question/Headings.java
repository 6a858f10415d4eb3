package maestro.agents.role.evidence.question;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.role.evidence.voice.Particles;

/// A question as the heading of the section that answers it: a noun phrase where its form gives one
/// ("Evaluation of X", "X의 평가 방법"), a clause without inversion ("How bees navigate"), or, where
/// neither is sure, the question as it was asked.
public final class Headings {
    /// What is done, as a noun.
    private static final Map<String, String> DEEDS =
            Map.ofEntries(
                    Map.entry("evaluated", "evaluation of"),
                    Map.entry("assessed", "assessment of"),
                    Map.entry("measured", "measurement of"),
                    Map.entry("compared", "comparison of"),
                    Map.entry("trained", "training of"),
                    Map.entry("tested", "testing of"),
                    Map.entry("built", "construction of"),
                    Map.entry("constructed", "construction of"),
                    Map.entry("used", "use of"),
                    Map.entry("applied", "application of"),
                    Map.entry("defined", "definition of"),
                    Map.entry("produced", "production of"),
                    Map.entry("treated", "treatment of"),
                    Map.entry("prevented", "prevention of"),
                    Map.entry("detected", "detection of"),
                    Map.entry("reduced", "reduction of"));

    /// Words of headings that stand in a report on anything.
    private static final Set<String> GENERAL =
            Words.content(
                    "introduction background overview summary conclusion conclusions literature"
                            + " review context scope state art current situation main key major"
                            + " important existing status 서론 머리말 배경 개요 요약 결론 문헌 검토"
                            + " 맥락 범위 현황 현재 상황 동향 주요 핵심 종합");

    /// Words of headings below which a report answers what it was asked.
    private static final Set<String> ANSWERING =
            Words.content(
                    "findings finding results result discussion analysis evidence answer answers"
                            + " 발견 결과 논의 고찰 분석 근거 답");

    private static final Pattern SAID =
            Pattern.compile(
                    "(?i)^what\\s+(?:do|does)\\s+.+?\\s+(?:say|tell|report)s?\\s+(?:us\\s+)?(?:about|on)\\s+(.+)$");
    private static final Pattern WHAT =
            Pattern.compile("(?i)^what\\s+(?:is|are|was|were)\\s+(?:an?\\s+|the\\s+)?(.+)$");
    private static final Pattern NO_NOUN =
            Pattern.compile(
                    "(?i)(?:known|said|meant|needed|done|used|required|\\p{L}+ed|it|they|this|there|being|better|worse)\\b.*|.*\\b(?:how|what|which|why)\\b.*");
    private static final Pattern HOW_BE =
            Pattern.compile(
                    "(?i)^(how|why|when|where)\\s+(is|are|was|were|can|should|has|have)\\s+(.+?)\\s+((?:be\\s+)?\\p{L}+(?:ed|en|ade|uilt|one))(\\s.*)?$");
    private static final Pattern HOW_DO =
            Pattern.compile("(?i)^(how|why|when|where)\\s+do\\s+(.+)$");

    /// What someone is told to do who is asked for a report.
    static final Pattern COMMAND =
            Pattern.compile(
                    "(?i)^(?:please\\s+)?(?:summari[sz]e|explain|describe|discuss|review|outline|tell me about|give (?:me )?an overview of)\\s+(?:the\\s+)?");

    private static final Pattern HOW_DOES =
            Pattern.compile("(?i)^(how|why|when|where)\\s+does\\s+(.+)$");
    private static final Pattern COMPARED =
            Pattern.compile(
                    "(?i)^how\\s+(?:do|does|did)\\s+(.+?)\\s+compare(\\s+(?:with|to|against)\\s.+)?$");
    private static final Pattern CAUSES = Pattern.compile("(?i)^what\\s+(cause|limit)s?\\s+(.+)$");
    private static final Pattern KOREAN_WHAT =
            Pattern.compile("^(.+?)(?:은|는|이|가)?\\s+(?:무엇인가|무엇인가요|무엇입니까|무엇일까|뭔가요)$");
    private static final Pattern KOREAN_HOW =
            Pattern.compile(
                    "^(.+?)(?:은|는|이|가|을|를)\\s+어떻게\\s+([가-힣]{2,4}?)(?:되|하)(?:는가|는가요|나요|는지|었는가|였는가|였나요|었나요)$|^(.+?)(?:은|는|이|가|을|를)\\s+어떻게\\s+([가-힣]{2,4}?)(?:됐는가|했는가|됩니까|합니까)$");
    private static final Pattern KOREAN_DIFFERENCE =
            Pattern.compile("^(.+?)(?:은|는|이|가)\\s+(.+?)(?:와|과)\\s+(?:무엇이|어떻게|어떤 점이|어디가)\\s+다른가요?$");
    private static final Pattern KOREAN_MEANS =
            Pattern.compile("^(.+?[가-힣])(?:으)?려면\\s+(?:어떤|어느)\\s+(\\S+?)(?:이|가)\\s+(\\S+)인가요?$");

    private Headings() {}

    public static String of(String question) {
        String text = question.strip();
        String bare = COMMAND.matcher(text.replaceAll("[?？\\s]+$", "")).replaceFirst("");
        bare = bare.replaceFirst("(?<=\\p{Ll}{2})\\.$", "");
        boolean several =
                Words.korean(bare)
                        ? KoreanQuestions.several(bare)
                        : !QuestionSplitter.first(bare).equals(bare);
        if (several) {
            return capital(bare) + (text.endsWith("?") ? "?" : "");
        }
        String heading = korean(bare);
        if (heading.isEmpty()) {
            heading = english(bare);
        }
        if (!heading.isEmpty()) {
            return capital(heading);
        }
        boolean inverted =
                bare.matches(
                        "(?i)^(?:(?:what|which|who)\\s.*\\b(?:do|does|did|is|are|was|were|can|should|has|have|will|would)|(?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|how\\s+\\p{L}+\\s+(?:is|are|do|does|can)))\\b.*");
        return capital(inverted && text.endsWith("?") ? bare + "?" : bare);
    }

    /// Whether a heading says nothing of what a report is about, such as "Main findings".
    public static boolean general(String heading) {
        return Words.content(heading).stream()
                .allMatch(word -> GENERAL.contains(word) || ANSWERING.contains(word));
    }

    /// Whether a heading names a kind of answer and nothing else, as "Background and definitions".
    ///
    /// @param read the heading read as if it were a question
    public static boolean kind(String heading, Inquiry read) {
        return Words.content(heading).stream()
                .allMatch(word -> read.triggers().contains(word) || GENERAL.contains(word));
    }

    /// Whether what was asked itself is answered below a heading, as below "Main findings".
    public static boolean answering(String heading) {
        return general(heading) && Words.content(heading).stream().anyMatch(ANSWERING::contains);
    }

    private static String korean(String text) {
        Matcher m = KOREAN_WHAT.matcher(text);
        if (m.matches()) {
            return m.group(1).strip();
        }
        m = KOREAN_DIFFERENCE.matcher(text);
        if (m.matches()) {
            return Particles.resolve(m.group(1) + "[과/와] " + m.group(2) + "의 차이");
        }
        m = KOREAN_MEANS.matcher(text);
        if (m.matches()) {
            return m.group(1) + "는 " + m.group(3) + "인 " + m.group(2);
        }
        m = KOREAN_HOW.matcher(text);
        if (m.matches()) {
            String what = m.group(1) == null ? m.group(3) : m.group(1);
            String deed = m.group(1) == null ? m.group(4) : m.group(2);
            boolean works = deed.matches("작동|동작|기능|진행");
            return what + "의 " + deed + (works ? " 방식" : " 방법");
        }
        return "";
    }

    /// Empty where no form fits.
    private static String english(String text) {
        Matcher m = SAID.matcher(text);
        if (m.matches()) {
            return m.group(1);
        }
        m = WHAT.matcher(text);
        if (m.matches() && !NO_NOUN.matcher(m.group(1)).matches()) {
            return m.group(1);
        }
        m = CAUSES.matcher(text);
        if (m.matches()) {
            return m.group(1) + "s of " + m.group(2);
        }
        m = COMPARED.matcher(text);
        if (m.matches()) {
            return m.group(1) + " compared" + (m.group(2) == null ? "" : m.group(2));
        }
        m = HOW_BE.matcher(text);
        if (m.matches()) {
            String deed = DEEDS.get(m.group(4).toLowerCase(Locale.ROOT));
            String rest = m.group(5) == null ? "" : m.group(5);
            boolean how = m.group(1).equalsIgnoreCase("how") && m.group(2).matches("(?i)is|are");
            return deed != null && how
                    ? deed + " " + m.group(3) + rest
                    : lower(m.group(1))
                            + " "
                            + m.group(3)
                            + " "
                            + m.group(2)
                            + " "
                            + m.group(4)
                            + rest;
        }
        m = HOW_DO.matcher(text);
        if (m.matches()) {
            return lower(m.group(1)) + " " + m.group(2);
        }
        m = HOW_DOES.matcher(text);
        if (m.matches()) {
            String verb = Subjects.verb(text);
            String said =
                    m.group(2).replaceFirst(" " + Pattern.quote(verb) + "\\b", " " + third(verb));
            return verb.isEmpty() ? "" : lower(m.group(1)) + " " + said;
        }
        return Subjects.relative(text);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// A verb after "it": "compares", "applies", "reaches".
    private static String third(String verb) {
        if (verb.matches(".*[^aeiou]y")) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        return verb.matches(".*(?:s|x|z|ch|sh|o)")
                ? verb + "es"
                : verb.equals("have") ? "has" : verb + "s";
    }

    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
