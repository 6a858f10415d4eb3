package maestro.agents.role.evidence.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Judges whether a run of words is a sentence that can be quoted by itself. Every rule is about
/// form; none knows a subject.
final class Judgement {
    private static final int LEAST_WORDS = 8;
    private static final int MOST_WORDS = 60;
    private static final int LEAST_KOREAN = 5;

    private static final Pattern INITIALS = Pattern.compile("\\b\\p{Lu}\\.(?:\\s|-|,)");
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)https?:|www\\.|arxiv|doi\\.org|doi:|@\\w+\\.|\\bpp\\.|\\bvol\\.|proceedings of|conference on|©|copyright|licens|all rights reserved|permission|\\b(?:is|are) with the\\b|corresponding author|e-?mail\\b|\\bthanks? (?:the )?support|abstract—|index terms");

    /// Without one of these, in lower case, nothing is an [#ADDRESS].
    private static final List<String> OF_ADDRESSES =
            List.of(
                    "http",
                    "www.",
                    "arxiv",
                    "doi",
                    "@",
                    "pp.",
                    "vol.",
                    "proceedings of",
                    "conference on",
                    "©",
                    "copyright",
                    "licens",
                    "rights reserved",
                    "permission",
                    " with the",
                    "corresponding author",
                    "mail",
                    "thank",
                    "abstract—",
                    "index terms");

    private static final String FORMULA = "=∑∏∈≤≥≈∥⟨⟩→←∂∇λθηβα∀∃⊕";
    private static final Pattern DANGLING =
            Pattern.compile(
                    "^(?:(?:However|Moreover|Furthermore|Additionally|In addition|Also|Nonetheless|Nevertheless|Besides|Specifically|Overall|Firstly|First|Secondly|Second|Third|Finally),? (?:it|they|this|these|such|he|she|that)\\b)|^(?:This|These|That|Those|It|They|He|She|Its|Their|Such|Both|Here|There(?:by|after)|The (?:former|latter|above|following|same|other|proposed|resulting|two|three)|Another|Others|Similarly|Likewise|Conversely|Instead|Otherwise|Then|Next|Finally|Thus|Hence|Therefore|Consequently|As (?:a result|such)|(?:Failing to )?[Dd]o(?:ing)? so|Doing this|The (?:authors?|study|studies|research|researchers|(?:research )?findings|results|experiments|process|approach|method|framework|paper|techniques?|methodologies|idea|work)\\b(?! (?:of|for|in|on|that|which|behind)\\b)|(?:\\p{L}+ ){1,3}(?:this|these|those)\\b|In (?:this|that|these|those|such|contrast|turn|both)\\b|On the other hand|At the same time|For (?:this|these|example|instance)|By (?:doing|contrast)|Doing so|But|And|Or|So|Yet|Nevertheless|Nonetheless|Despite (?:this|these)|Due to (?:this|these|its|their)|To (?:this end|address this|address these|overcome this|overcome these|mitigate this|tackle this|tackle these|solve this)|Without (?:this|these)|Unlike (?:this|these)|With (?:this|these|it))\\b");
    private static final Pattern DANGLING_KOREAN =
            Pattern.compile(
                    "^(?:이는|이를|이러한|이에|이때|이와|이런|그러나|하지만|따라서|또한|그|이|그리고|반면|즉|여기서|이처럼|이 중)[\\s,]|^(?!.*(?:이유는|까닭은|것은)).*기 때문이(?:다|었다)\\.$");
    private static final Pattern ABOUT_THE_PAPER_KOREAN =
            Pattern.compile("본 (?:논문|연구|절|장)|(?:표|그림) ?\\d");
    private static final Pattern WE_IN_KOREAN = Pattern.compile("우리[는의가]");
    private static final Pattern CONNECTIVE =
            Pattern.compile(
                    "^(?:However|Moreover|Furthermore|Additionally|In addition|Besides|Also|Meanwhile|Specifically|Notably|Firstly|First|Secondly|Second|Third(?:ly)?|Lastly|In particular|Recently|Overall|Indeed|Typically)\\b");

    /// "The benefit is largest for …": of what stands before.
    private static final Pattern OF_WHAT =
            Pattern.compile(
                    "^The (?:benefit|advantage|disadvantage|drawback|effect|difference|gain|reason|risk|cost|price|result|change|loss|problem|trend|pattern|size|number|amount|rest|answer)s? (?:is|are|was|were|has|have|had|can|may|might|could|will|would|should|remains?|depends?|var(?:y|ies)|grows?|lies?|comes?)\\b"
                            + "|^(?:효과|장점|단점|차이|이유|위험|비용|결과|변화|문제)[은는이가] ");

    /// A stop in the middle: something that stood there was no part of the sentence.
    private static final Pattern BROKEN =
            Pattern.compile(
                    "(?<!\\b(?:al|e\\.g|i\\.e|vs|cf|etc|Fig|approx|resp|eg|ie))\\.\\s+\\p{Ll}");

    /// A heading and a sentence that lost its subject with a citation mark.
    private static final Pattern HEADLESS =
            Pattern.compile("^(?:\\p{Lu}[\\p{L}-]*\\s?){1,5}(?:\\s?\\([^)]*\\))?: \\p{Ll}|^\\(");

    private static final Pattern STARTS =
            Pattern.compile("^[\"“‘'(]?[\\p{Lu}\\p{Nd}\\uAC00-\\uD7A3]");
    private static final String KOREAN_ENDS = "다요음함됨임까";

    /// Expressions that need one of some words.
    enum Rule {
        ABOUT_THE_PAPER(
                "sect subs surv pape chap appe part arti revi sec tabl tab figu fig eq equa algo rema read we orga here foll list show afor abov",
                "(?i)\\b(?:in (?:this|the (?:next|following|previous)) (?:section|subsection|survey|paper|chapter|appendix|part)"
                        + "|(?:this|the|our|present) (?:section|subsection|survey|paper|article|appendix|chapter|review)s?\\b(?! (?:of|on) )"
                        + "|section [\\divx]+|sec\\. ?\\d|(?:table|tab\\.|figure|fig\\.|eq\\.|equation|appendix|algorithm) ?\\(?[\\dA-Z]+\\b"
                        + "|remainder of|readers (?:are|may|can|should)|we refer|organi[sz]ed as follows|we (?:will )?(?:first|next|then|now|also)? ?(?:discuss|review|summari[sz]e|outline|organi[sz]e|conclude)"
                        + "|not (?:included|discussed|covered|shown|listed) here|as follows|listed below|shown (?:above|below)|aforementioned|above-mentioned)"),

        /// "Focusing on quality, it employs …", "may also lead …": what it is about stands before.
        LEANS_FROM_ITS_START(
                "if when once wher it they this thes he she also them thos",
                "^(?:If|When|Once|Where) \\p{L}+, |^(?:[A-Z][a-z]+ing|By|Through|Unlike|For|In|With|To|After|When|While|Besides|Since|As|Given)\\b[^,]{3,80}, (?:it|they|this|these|he|she)\\b|^[^,]{3,60}\\b(?:may|can|might|could|is|are|will) also\\b|^(?:Some|Many|Most|Several|Other) \\w+ (?:\\w+ ){1,2}(?:them|it)\\b|^(?:One|Another|The other|Some|Most) of (?:these|them|those)\\b") {
            @Override
            boolean in(Matcher matcher) {
                return matcher.lookingAt();
            }
        },

        /// "These methods …", "for this purpose": which is said before.
        LEANS_WITHIN(
                "seco thir four fift furt thes such thos this purp reas requ so form latt",
                "\\b[Aa] (?:second|third|fourth|fifth|further) (?:category|group|class|type|kind|line|set|approach|method)"
                        + "|\\b(?:these|such|those) (?:challenges|issues|problems|limitations|attacks|methods|threats|approaches|concerns|studies|systems|models|tasks|abilities|vulnerabilities|metrics|risks|aspects|factors|tools|benchmarks|datasets|settings)\\b"
                        + "|\\bthis (?:method|approach|model|technique|framework|strategy|work|problem|issue|process|task|setting|area|field|context|concern|end)\\b|\\bsuch an? (?:ability|approach|method|system|model|case|setting|process|scenario|situation)\\b|\\bfor (?:this|that|these) (?:purpose|reason)s?\\b|\\bas required\\b|\\b(?:to|by) do(?:ing)? so\\b|\\b(?:the )?(?:former|latter)\\b"),

        SURVEYS(
                "summ coll surv cate list revi over",
                "(?i)\\bwe (?:have )?(?:summari[sz]ed?|collect|survey|categori[sz]e|list)|comprehensive (?:survey|review|overview)|\\b(?:recent|previous|prior|existing|other|several|many|comprehensive) (?:surveys|reviews)\\b"),

        ORDERS(
                "plea you your give answ outp inpu ques resp inst read cons retu gene dete let",
                "(?i)^(?:please|you (?:are|should|must|will)|your task|given the|answer the|output|input:|question:|response:|instruction|read the|consider the following|return|generate (?:a|the)|determine whether|let us|let's)\\b|\\bwhich you (?:need|should|must|have)\\b|\\byou (?:need|have) to\\b"),

        /// Says only that someone looked into something.
        POINTS_ELSEWHERE(
                "al rese work stud effo lite appr",
                "\\bet al\\.,? (?:\\(\\d{4}\\) )?(?:examin|investigat|explor|stud(?:y|ies)\\b|discuss|review|survey)\\w*"
                        + "|\\b(?:[Cc]urrent|[Rr]ecent|[Ee]xisting|[Ff]uture|[Pp]revious|[Ss]ome|[Mm]any) (?:research|works?|stud(?:y|ies)|researchers|efforts|literature|approaches) (?:\\w+ )?(?:focus|explor|aim|attempt|investigat)\\w*"
                        + "|\\bresearchers (?:are|have) (?:\\w+ )?(?:explor|develop|propos|investigat|attempt|been)\\w*"),

        FIRST_PERSON("we our us i", "\\b(?:[Ww]e|[Oo]ur|[Uu]s|I)\\b");

        static final Cues CUES = new Cues(Stream.of(values()).map(rule -> rule.cues).toList());

        private final String cues;
        private final Pattern pattern;

        Rule(String cues, String pattern) {
            this.cues = cues;
            this.pattern = Pattern.compile(pattern);
        }

        /// @param cued what [#CUES] found in the text
        boolean in(String text, int cued) {
            return (cued >> ordinal() & 1) != 0 && in(pattern.matcher(text));
        }

        boolean in(Matcher matcher) {
            return matcher.find();
        }
    }

    private Judgement() {}

    /// Whether the sentence leans on the one before it.
    static boolean dangling(String text) {
        return DANGLING.matcher(text).lookingAt()
                || (Words.korean(text) && DANGLING_KOREAN.matcher(text).lookingAt());
    }

    /// From 0 (cannot be quoted) to 1 (a whole sentence that stands by itself).
    static double completeness(String text) {
        boolean korean = korean(text);
        List<Words.Word> words = Words.of(text);
        int least = korean ? LEAST_KOREAN : LEAST_WORDS;
        if (words.size() < least
                || words.size() > MOST_WORDS
                || text.length() > 480
                || !STARTS.matcher(text).lookingAt()
                || !ends(text, korean)
                || text.endsWith("?")
                || unbalanced(text)
                || junk(text, words)
                || (!korean && !clause(words))
                || HEADLESS.matcher(text).lookingAt()
                || (Cues.spaceAfterStop(text) && BROKEN.matcher(text).find())) {
            return 0;
        }
        int cued = Rule.CUES.in(text);
        if (Rule.ORDERS.in(text, cued)) {
            return 0;
        }
        double score = 1;
        if (Rule.ABOUT_THE_PAPER.in(text, cued)
                || (Words.korean(text) && ABOUT_THE_PAPER_KOREAN.matcher(text).find())) {
            score -= 0.7;
        }
        if (CONNECTIVE.matcher(text).lookingAt()) {
            score -= 0.2;
        }
        if (Rule.FIRST_PERSON.in(text, cued) || WE_IN_KOREAN.matcher(text).lookingAt()) {
            score -= 0.3;
        }
        if (text.contains(";") || text.contains("(i)") || text.contains("(1)")) {
            score -= 0.1;
        }
        if (text.contains(" [") || text.contains(",[")) {
            score -= 0.4;
        }
        if (Rule.POINTS_ELSEWHERE.in(text, cued)) {
            score -= 0.4;
        }
        if (Rule.LEANS_FROM_ITS_START.in(text, cued) || Rule.LEANS_WITHIN.in(text, cued)) {
            score -= 0.55;
        }
        if (OF_WHAT.matcher(text).lookingAt()) {
            score -= 0.2;
        }
        if (Rule.SURVEYS.in(text, cued)) {
            score -= 0.35;
        }
        if (words.size() > 42) {
            score -= 0.15;
        }
        if (dangling(text)) {
            score -= 0.6;
        }
        return Math.max(score, 0.05);
    }

    private static boolean korean(String text) {
        int hangul = 0;
        for (int i = 0; i < text.length(); i++) {
            hangul += Stemmer.hangul(text.charAt(i)) ? 1 : 0;
        }
        return hangul * 4 > text.length();
    }

    private static boolean junk(String text, List<Words.Word> words) {
        long initials = Cues.capitalBeforeStop(text) ? INITIALS.matcher(text).results().count() : 0;
        boolean dated = text.contains("19") || text.contains("20");
        long years = dated ? YEAR.matcher(text).results().count() : 0;
        long numbers = words.stream().filter(Words.Word::number).count();
        long single = words.stream().filter(w -> w.form().length() == 1 && !w.stop()).count();
        return initials >= 3
                || (initials >= 1 && years >= 1)
                || years >= 4
                || numbers * 3 > words.size()
                || single * 5 > words.size()
                || (text.contains("(1)") && !text.contains("(2)"))
                || text.contains("•")
                || text.contains("...")
                || text.contains(" . ")
                || text.chars().anyMatch(c -> (c == '=' || c > 'z') && FORMULA.indexOf(c) >= 0)
                || address(text);
    }

    private static boolean address(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return OF_ADDRESSES.stream().anyMatch(lower::contains) && ADDRESS.matcher(text).find();
    }

    /// Whether it ends as a sentence does, in Korean with the ending of one, quotes and brackets
    /// apart.
    private static boolean ends(String text, boolean korean) {
        int end = text.length();
        while (end > 0 && "\"”’')]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0
                && ".?!".indexOf(text.charAt(end - 1)) >= 0
                && (!korean || (end > 1 && KOREAN_ENDS.indexOf(text.charAt(end - 2)) >= 0));
    }

    /// Whether there is a finite verb and enough grammar around it.
    private static boolean clause(List<Words.Word> words) {
        long grammar = words.stream().filter(Words.Word::stop).count();
        boolean verb = words.stream().skip(1).anyMatch(w -> Words.verb(w.form()));
        return (verb && grammar * 6 >= words.size())
                || (words.size() > LEAST_WORDS && grammar * 3 >= words.size());
    }

    private static boolean unbalanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                return true;
            }
        }
        return depth != 0;
    }
}
