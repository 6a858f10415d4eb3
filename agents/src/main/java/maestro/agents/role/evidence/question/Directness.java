package maestro.agents.role.evidence.question;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// How directly a sentence says what a question of its kind asks for, by cue words: where failures
/// are asked for, whether it states one rather than praises, defines, or describes a remedy; where
/// evaluation is asked for, whether it names what is measured and how. Cues are those of research
/// prose in general; none belongs to a subject.
public enum Directness {
    /// Says it outright.
    STATES,
    /// Has a turn of phrase that often says it.
    HINTS,
    /// Speaks of something near: a remedy, a plan, praise.
    STRAYS,
    SILENT;

    private static final Pattern FAILURE =
            Pattern.compile(
                    "(?i)\\b(?:fail(?:s|ed|ure|ures|ing)?|nois[ey]|hallucinat\\w*|irrelevan\\w*|conflict(?:s|ing)?|redundan\\w*|bias(?:es|ed)?|limit(?:s|ed|ation|ations|ing)?|cannot|can't|unable|inability|challeng\\w*|risky|(?:potential|security|privacy|significant|serious|new) risks?|risks? (?:of|from|that|to|in|associated)|degrad\\w*|insufficient\\w*|inaccura\\w*|incorrect\\w*|errors?|erroneous|wrong\\w*|mistakes?|mislead\\w*|misinform\\w*|vulnerab\\w*|attacks?|outdated|incomplete|lack(?:s|ing)?|suffers?|struggles?|hinder\\w*|hamper\\w*|difficult\\w*|problems?|problematic|drawbacks?|shortcomings?|disadvantages?|weakness\\w*|expensive|costly|overhead|inconsisten\\w*|contradict\\w*|leak\\w*|poison\\w*|harmful|penalty|hurts?|negatively|detriment\\w*|obstruct\\w*|threat\\w*|fabricat\\w*|unreliable|inefficien\\w*|bottlenecks?|nuisance|prone|overconfiden\\w*|distract\\w*)\\b"
                            + "|한계|문제|실패|오류|어렵|어려|떨어|부족|못하|못한|위험(?:이 있|이 크|성|을 높|을 키|에 빠)|충돌|편향|환각|단점|약점|취약|저하|모순|잡음");

    private static final Pattern DRAWS_BACK =
            Pattern.compile(
                    "(?i)\\b(?:not|no|without|only|little|less|least|lose|loses|loss|losses|dies?|dirty|costs?|scarce|slow|slower|late|need|needs|hard|hold back|never|worse|smaller|few|small|wears?|depends?|unless)\\b|않|없|늘어|줄어|적다|작다|비싸|느리|약하");

    /// "reduces the risk", "to mitigate hallucinations": the cure and not the illness.
    private static final Pattern CURE =
            Pattern.compile(
                    "(?i)\\b(?:mitigat|alleviat|address|overcom|tackl|handl|combat|resolv|solv|rectif|counter(?:ing|s)?|prevent|avoid|eliminat|detect|identif|filter|defend|reduc|decreas|minimi[sz]|lessen|lower|suppress|correct(?:ing|s))\\w*\\s+(?:[\\w’'-]+\\s+){0,4}?(?:fail|nois|hallucinat|irrelevan|conflict|redundan|bias|limitation|challeng|risk|inaccura|errors?\\b|mistake|misinformation|misleading|vulnerab|attack|problem|issue|drawback|weakness|inconsisten|contradict|leak|harm|threat|distract|privacy|incorrect|outdated|noise)"
                            + "|\\b(?:aims?|aiming|designed|helps?|used|proposed|able|ability) (?:to|in|at) (?:\\w+ )?(?:reduc|mitigat|alleviat|address|overcom|handl|improv|enhanc|guid|ensur|prevent|detect|defend)\\w*|\\b(?:robustness|resilien\\w+|effective) (?:against|to|in)\\b"
                            + "|(?:줄이|완화|해결|개선|극복|방지|예방)(?:기|하|할|는|여|려)");

    private static final Pattern SOMEONE_DOES =
            Pattern.compile(
                    "(?:\\bet al\\.|\\b\\p{Lu}{2,}[\\w-]*|\\b\\p{Lu}\\p{Ll}+\\p{Lu}\\w*|^[\\p{Lu}][\\w-]+|\\b(?:[Rr]esearchers|[Ss]tudies|[Ww]orks|[Mm]ethods|[Aa]uthors|[Tt]echniques|[Ss]trateg(?:y|ies)|[Aa]pproach(?:es)?|[Ww]e))(?: (?:framework|model|method|system))?(?:\\s*\\([^)]{0,30}\\))?,? (?:(?:also|further|then|have|has|are|is|can) )?(?:introduc|propos|train|present|employ|utiliz|adopt|leverag|design|develop|explor|examin|investigat|stud(?:y|ies)\\b|discuss|analy[sz]e|prompt|conduct|perform|incorporat|integrat|consider)\\w*");

    /// What was found, whoever looked for it.
    private static final Pattern FINDS =
            Pattern.compile(
                    "(?i)\\b(?:reveal|show|find|found|observe|demonstrate|indicate)(?:s|d|ed)? that\\b");

    /// Benefits, where drawbacks are asked for.
    private static final Pattern PRAISE =
            Pattern.compile(
                    "(?i)\\b(?:effectively|significantly|substantial\\w*|greatly|successfully) (?:\\w+ )?(?:reduc|improv|enhanc|mitigat|increas|boost)\\w*|\\b(?:is|are) (?:paramount|crucial|essential|a crucial|an essential)\\b|\\bmust\\b|\\b(?:rather than|instead of) (?:rely|depend)ing\\b"
                            + "|\\bcost-effective\\b|\\boffers? an? \\w+(?:-\\w+)? way\\b|^[^,]{0,70}\\b(?:enhances|improves|boosts|strengthens|mitigates)\\b|\\b[Tt]o (?:evaluate|assess|measure|test)\\b|\\b[Ww]e (?!find|found|observe|show|see|note)\\p{L}+");

    /// How well something withstands failures is no failure.
    private static final Pattern TESTED =
            Pattern.compile(
                    "(?i)\\bevaluat\\w*|\\b(?:several|many|various|numerous|some|certain) (?:limitations|challenges|problems|issues|drawbacks|weaknesses)\\b(?!.*(?:such as|including|:))|\\b(?:hallucinat\\w*|fails?|err) less\\b|\\bfewer (?:errors|failures|mistakes|hallucinations)\\b|\\b(?:no longer|not) limited\\b|\\brobustness (?:appraises|tests|measures|is|are|and|of)\\b|\\b(?:hallucinat\\w*|bias(?:es)?|nois[ey]|errors?|conflicts?|attacks?|risks?|misinformation) (?:detection|reduction|mitigation|prevention|removal|correction|handling|elimination)\\b|\\b(?:mitigation|detection|preserv\\w+) (?:techniques?|methods?|strateg\\w+|in|represents|mechanisms?)\\b|\\bdefen[cs]es? against\\b|\\b(?:metrics?|benchmarks?|evaluating) (?:that|which|for|to|the|such)\\b");

    private static final Pattern EVALUATION =
            Pattern.compile(
                    "(?i)\\b(?:evaluat\\w*|metrics?|benchmarks?|measur(?:e|es|ed|ing|ements?)|assess\\w*)\\b|평가|지표|벤치마크|측정");

    private static final Pattern MEASURES =
            Pattern.compile(
                    "\\b(?:[Aa]ccuracy|[Pp]recision|[Rr]ecall|F1|EM|exact match|ROUGE\\S*|BLEU\\S*|MRR|NDCG|[Ss]cores?|[Ll]eaderboards?|[Aa]nnotators?|[Jj]udges?|[Dd]atasets?|[Ff]aithfulness|[Qq]uality)\\b|점수|정확도|데이터셋");

    private static final Pattern SETTING_UP =
            Pattern.compile(
                    "^(?:We|I)\\b|^\\S+ (?:addresses|introduces|enables|improves|enhances|proposes|tackles)\\b|\\b(?:[Ww]e|[Oo]ur)\\b.{0,80}\\b(?:use|fine-tune|input|sample|train|follow|set|perform|conduct|report|consider|compare|evaluate)\\w*\\b|\\b(?:[Ee]valuators?|[Aa]nnotators|[Jj]udges|[Pp]articipants) (?:are|were|also|indicated|found|find|rated)\\b|^(?:During|For) (?:training|fine-tuning)\\b|\\b(?:there is|is) (?:a )?(?:need|growing|crucial|essential|important)\\b|\\bresearch (?:focuses|has focused)\\b|\\bDeveloping\\b");

    /// "X is a …", "X refers to …", and how it works: "X uses …".
    private static final Pattern DEFINES =
            Pattern.compile(
                    "\\b(?:is|are|was|were) (?:an?|the|one)\\b|\\brefers? to\\b|\\b(?:is|are) (?:defined|called|represented|computed)\\b|\\b(?:consists?|comprises?|means|denotes|describes|encompasses|represents|combines|integrates|follows|uses|maps|encodes|aims|occurs?)\\b|란 |이란 |말한다|의미한다|이다\\.|뜻한다");

    private static final Pattern COMPARES =
            Pattern.compile(
                    "(?i)\\b(?:than|outperform\\w*|surpass\\w*|better|worse|best|worst|compared|versus|vs|whereas|unlike|contrast|differ\\w*|advantage\\w*|superior|inferior|higher|lower|gap|trade-?off|complement\\w*)\\b|보다|비해|차이|다르|반면|높|낮");

    private static final Pattern CAUSES =
            Pattern.compile(
                    "(?i)\\b(?:because|since|due to|owing to|caus\\w*|leads? to|led to|leading to|results? (?:in|from)|resulting (?:in|from)|stems?|aris\\w*|attribut\\w*|give rise|reasons?|trigger\\w*|induc\\w*|contribut\\w*)\\b|때문|원인|인해|이유|탓");

    private static final Pattern WHEN =
            Pattern.compile("(?i)\\b(?:when|if|whenever|tend)\\b|경우|면 ");

    private static final Pattern SETS_OUT =
            Pattern.compile(
                    "^(?:We|I)\\b(?! (?:find|found|observe|see|show))|\\bwe (?:compare|consider|evaluate|use|conduct)\\b");

    /// Words in which a sentence that defines its subject names it.
    private static final int SUBJECT = 5;

    private static final Set<String> TOLD =
            Set.of("failure", "evaluation", "definition", "comparison", "cause");

    public static Directness of(String sentence, Inquiry inquiry) {
        return switch (inquiry.kind()) {
            case "failure" -> failure(sentence);
            case "evaluation" -> evaluation(sentence);
            case "definition" -> definition(sentence, inquiry);
            case "comparison" -> comparison(sentence, inquiry);
            case "cause" -> cause(sentence);
            default -> SILENT;
        };
    }

    /// Whether questions of a kind can be told by cues.
    public static boolean tells(String kind) {
        return TOLD.contains(kind);
    }

    /// A definition has what it defines for its subject, hence near its beginning.
    private static Directness definition(String sentence, Inquiry inquiry) {
        List<Words.Word> words = Words.of(sentence);
        Set<String> head = new HashSet<>();
        words.stream().limit(SUBJECT).forEach(w -> head.add(w.stem()));
        if (!inquiry.onTopic(head)) {
            return SILENT;
        }
        return DEFINES.matcher(sentence).find() ? STATES : HINTS;
    }

    /// A comparison names what is compared, and says that one is more than the other.
    private static Directness comparison(String sentence, Inquiry inquiry) {
        Set<String> stems = Words.content(sentence);
        List<Term> sides = inquiry.terms().stream().filter(Term::topic).toList();
        long named = sides.stream().filter(t -> t.named(stems) >= 1).count();
        if (named == 0 || SETS_OUT.matcher(sentence).find()) {
            return SILENT;
        }
        if (!COMPARES.matcher(sentence).find()) {
            return named > 1 ? HINTS : SILENT;
        }
        return named > 1 || sides.size() < 2 ? STATES : HINTS;
    }

    private static Directness cause(String sentence) {
        if (CURE.matcher(sentence).find() || SOMEONE_DOES.matcher(sentence).find()) {
            return STRAYS;
        }
        return CAUSES.matcher(sentence).find()
                ? STATES
                : WHEN.matcher(sentence).find() ? HINTS : SILENT;
    }

    private static Directness failure(String sentence) {
        boolean finds = FINDS.matcher(sentence).find();
        if (CURE.matcher(sentence).find()
                || PRAISE.matcher(sentence).find()
                || TESTED.matcher(sentence).find()
                || (SOMEONE_DOES.matcher(sentence).find() && !finds)) {
            return STRAYS;
        }
        if (FAILURE.matcher(sentence).find()) {
            return STATES;
        }
        return DRAWS_BACK.matcher(sentence).find() ? HINTS : SILENT;
    }

    private static Directness evaluation(String sentence) {
        boolean names = EVALUATION.matcher(sentence).find();
        if (SETTING_UP.matcher(sentence).find()) {
            return names ? HINTS : STRAYS;
        }
        if (names) {
            return STATES;
        }
        return MEASURES.matcher(sentence).find() ? HINTS : SILENT;
    }
}
