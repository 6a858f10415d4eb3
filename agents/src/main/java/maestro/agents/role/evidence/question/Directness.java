package maestro.agents.role.evidence.question;

import java.util.regex.Pattern;

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
                    "(?i)\\b(?:fail(?:s|ed|ure|ures|ing)?|nois[ey]|hallucinat\\w*|irrelevan\\w*|conflict(?:s|ing)?|redundan\\w*|bias(?:es|ed)?|limit(?:s|ed|ation|ations|ing)?|cannot|can't|unable|inability|challeng\\w*|risks?|degrad\\w*|insufficient\\w*|inaccura\\w*|incorrect\\w*|errors?|erroneous|wrong\\w*|mistakes?|mislead\\w*|misinform\\w*|vulnerab\\w*|attacks?|outdated|incomplete|lack(?:s|ing)?|suffers?|struggles?|hinder\\w*|hamper\\w*|difficult\\w*|problems?|problematic|drawbacks?|shortcomings?|disadvantages?|weakness\\w*|expensive|costly|overhead|inconsisten\\w*|contradict\\w*|leak\\w*|poison\\w*|harmful\\w*|penalty|hurts?|negatively|detriment\\w*|obstruct\\w*|threat\\w*|fabricat\\w*|unreliable|inefficien\\w*|bottlenecks?|nuisance|prone|overconfiden\\w*|distract\\w*)\\b"
                            + "|한계|문제|실패|오류|어렵|어려|떨어|부족|못하|못한|위험|충돌|편향|환각|단점|약점|취약|저하|모순|잡음");

    private static final Pattern DRAWS_BACK =
            Pattern.compile(
                    "(?i)\\b(?:not|no|without|only|little|less|least|lose|loses|loss|losses|dies?|dirty|costs?|scarce|slow|slower|late|need|needs|hard|hold back|never|worse|smaller|few|small|wears?|depends?|unless)\\b|않|없|늘어|줄어|적다|작다|비싸|느리|약하");

    /// "reduces the risk", "to mitigate hallucinations": the cure and not the illness.
    private static final Pattern CURE =
            Pattern.compile(
                    "(?i)\\b(?:mitigat|alleviat|address|overcom|tackl|handl|combat|resolv|solv|rectif|counter(?:ing|s)?|prevent|avoid|eliminat|detect|identif|filter|defend|reduc|decreas|minimi[sz]|lessen|lower|suppress|correct(?:ing|s))\\w*\\s+(?:[\\w’'-]+\\s+){0,4}?(?:fail|nois|hallucinat|irrelevan|conflict|redundan|bias|limitation|challeng|risk|inaccura|errors?\\b|mistake|misinformation|misleading|vulnerab|attack|problem|issue|drawback|weakness|inconsisten|contradict|leak|harm|threat|distract|privacy|incorrect)"
                            + "|\\b(?:aims?|aiming|designed|helps?|used|proposed|able|ability) (?:to|in|at) (?:\\w+ )?(?:reduc|mitigat|alleviat|address|overcom|handl|improv|enhanc|guid|ensur|prevent|detect|defend)\\w*|\\b(?:robustness|resilien\\w+|effective) (?:against|to|in)\\b"
                            + "|(?:줄이|완화|해결|개선|극복|방지|예방)(?:기|하|할|는|여|려)");

    private static final Pattern SOMEONE_DOES =
            Pattern.compile(
                    "(?:\\bet al\\.|\\b\\p{Lu}{2,}[\\w-]*|\\b\\p{Lu}\\p{Ll}+\\p{Lu}\\w*|^[\\p{Lu}][\\w-]+|\\b(?:[Rr]esearchers|[Ss]tudies|[Ww]orks|[Mm]ethods|[Aa]uthors|[Tt]echniques|[Ss]trateg(?:y|ies)|[Aa]pproach(?:es)?|[Ww]e))(?:\\s*\\([^)]{0,30}\\))?,? (?:(?:also|further|then|have|has|are|is|can) )?(?:introduc|propos|train|present|employ|utiliz|adopt|leverag|design|develop|explor|examin|investigat|stud(?:y|ies)\\b|discuss|analy[sz]e|prompt|conduct|perform|incorporat|integrat)\\w*");

    /// Benefits, where drawbacks are asked for.
    private static final Pattern PRAISE =
            Pattern.compile(
                    "(?i)\\b(?:effectively|significantly|substantial\\w*|greatly|successfully) (?:\\w+ )?(?:reduc|improv|enhanc|mitigat|increas|boost)\\w*|\\b(?:is|are) (?:paramount|crucial|essential|a crucial|an essential)\\b|\\bmust\\b|\\b(?:rather than|instead of) (?:rely|depend)ing\\b"
                            + "|^[^,]{0,70}\\b(?:enhances|improves|boosts|strengthens|mitigates)\\b|\\b[Tt]o (?:evaluate|assess|measure|test)\\b|\\b[Ww]e (?!find|found|observe|show|see|note)\\p{L}+");

    private static final Pattern EVALUATION =
            Pattern.compile(
                    "(?i)\\b(?:evaluat\\w*|metrics?|benchmarks?|measur(?:e|es|ed|ing|ements?)|assess\\w*)\\b|평가|지표|벤치마크|측정");

    private static final Pattern MEASURES =
            Pattern.compile(
                    "\\b(?:[Aa]ccuracy|[Pp]recision|[Rr]ecall|F1|EM|exact match|ROUGE\\S*|BLEU\\S*|MRR|NDCG|[Ss]cores?|[Ll]eaderboards?|[Aa]nnotators?|[Jj]udges?|[Dd]atasets?|[Ff]aithfulness|[Qq]uality)\\b|점수|정확도|데이터셋");

    private static final Pattern SETTING_UP =
            Pattern.compile(
                    "^(?:We|I)\\b|^\\S+ (?:addresses|introduces|enables|improves|enhances|proposes|tackles)\\b|\\b(?:[Ww]e|[Oo]ur)\\b.{0,80}\\b(?:use|fine-tune|input|sample|train|follow|set|perform|conduct|report|consider|compare|evaluate)\\w*\\b|\\b(?:[Ee]valuators?|[Aa]nnotators|[Jj]udges|[Pp]articipants) (?:are|were|also|indicated|found|find|rated)\\b|^(?:During|For) (?:training|fine-tuning)\\b|\\b(?:there is|is) (?:a )?(?:need|growing|crucial|essential|important)\\b|\\bresearch (?:focuses|has focused)\\b|\\bDeveloping\\b");

    /// @param kind of the question
    public static Directness of(String sentence, String kind) {
        return switch (kind) {
            case "failure" -> failure(sentence);
            case "evaluation" -> evaluation(sentence);
            default -> SILENT;
        };
    }

    /// Whether questions of a kind can be told by cues.
    public static boolean tells(String kind) {
        return kind.equals("failure") || kind.equals("evaluation");
    }

    private static Directness failure(String sentence) {
        if (CURE.matcher(sentence).find()
                || PRAISE.matcher(sentence).find()
                || SOMEONE_DOES.matcher(sentence).find()) {
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
