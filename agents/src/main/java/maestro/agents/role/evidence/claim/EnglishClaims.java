package maestro.agents.role.evidence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// Claims of English sentences by the verbs and comparatives of research prose.
final class EnglishClaims {
    private static final Set<String> UP =
            forms("improve increase enhance boost raise strengthen elevate");
    private static final Set<String> DOWN =
            forms(
                    "reduce decrease degrade diminish undermine weaken worsen impair lower hinder hurt harm compromise");
    private static final Set<String> BEAT = forms("outperform surpass beat exceed");
    private static final Set<String> AFFECT = Set.of("affect", "affects", "impact", "impacts");
    private static final Set<String> MORE =
            Set.of(
                    "better",
                    "more",
                    "higher",
                    "faster",
                    "larger",
                    "greater",
                    "stronger",
                    "longer",
                    "bigger",
                    "superior");
    private static final Set<String> LESS =
            Set.of(
                    "worse",
                    "less",
                    "lower",
                    "fewer",
                    "slower",
                    "smaller",
                    "weaker",
                    "shorter",
                    "inferior");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "its", "their", "our");

    /// Where what is spoken of ends.
    private static final Set<String> ENDS =
            Set.of(
                    "that",
                    "which",
                    "who",
                    "when",
                    "while",
                    "if",
                    "because",
                    "but",
                    "and",
                    "or",
                    "than",
                    "whereas",
                    "although",
                    "since",
                    "so",
                    "where",
                    "whether",
                    "as");

    private static final Set<String> AFTER_OBJECT =
            Set.of(
                    "by",
                    "in",
                    "on",
                    "at",
                    "with",
                    "for",
                    "over",
                    "to",
                    "from",
                    "without",
                    "under",
                    "during",
                    "through",
                    "compared",
                    "across",
                    "via",
                    "is",
                    "are",
                    "do",
                    "does");

    /// What limits a subject and is no part of its name.
    private static final Set<String> AFTER_SUBJECT =
            Set.of("in", "on", "during", "for", "with", "at", "from", "within", "by");

    private static final Set<String> AUXILIARIES =
            Set.of(
                    "can",
                    "may",
                    "might",
                    "could",
                    "will",
                    "would",
                    "should",
                    "does",
                    "do",
                    "did",
                    "has",
                    "have",
                    "is",
                    "are",
                    "was",
                    "were",
                    "be",
                    "been",
                    "also",
                    "often",
                    "even",
                    "further",
                    "usually",
                    "always",
                    "sometimes",
                    "much",
                    "still");
    private static final Set<String> DENIALS =
            Set.of("not", "never", "cannot", "rarely", "hardly", "seldom", "fails", "fail", "t");
    private static final int LONGEST = 8;

    private static final Pattern ROLE =
            Pattern.compile(
                    "^(.*?)\\b(?:is|are|was|were|remains?) (?:(?:commonly|widely|often|usually|generally) )?(?:(?:judged|considered|regarded as|seen as|held to be) )?(?:by far )?(?:the|its|their) (main|primary|leading|best|worst|largest|biggest|greatest|most \\p{L}+|most|chief|dominant) (.+?)(?:[,;:.(]|$| because| while| but| since| when)",
                    Pattern.CASE_INSENSITIVE);

    private EnglishClaims() {}

    private static Set<String> forms(String verbs) {
        Set<String> forms = new TreeSet<>();
        for (String verb : verbs.split(" ")) {
            String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
            forms.addAll(List.of(verb, verb + "s", stem + "ed"));
        }
        return forms;
    }

    static List<Claim> of(String sentence) {
        List<Words.Word> words = Words.of(sentence);
        List<Claim> claims = new ArrayList<>();
        for (int i = 1; i < words.size() - 1; i++) {
            String form = lower(words.get(i));
            if (UP.contains(form) || DOWN.contains(form) || AFFECT.contains(form)) {
                effect(sentence, words, i, claims);
            } else if (BEAT.contains(form)) {
                beats(sentence, words, i, claims);
            } else if (form.equals("best") && lower(words.get(i - 1)).matches("performs?|works?")) {
                Set<String> who = Terms.of(subject(sentence, words, i - 1));
                if (!who.isEmpty()) {
                    claims.add(new Claim.Ranking(who, Set.of(), Set.of(Terms.QUALITY)));
                }
            } else if (form.equals("than")) {
                ranking(sentence, words, i, claims);
            }
        }
        role(sentence, claims);
        return claims;
    }

    private static void effect(
            String sentence, List<Words.Word> words, int at, List<Claim> claims) {
        String verb = lower(words.get(at));
        String before = lower(words.get(at - 1));
        int sign = UP.contains(verb) ? 1 : -1;
        if (AFFECT.contains(verb)) {
            sign = before.equals("positively") ? 1 : -1;
            // What "can affect the quality" of something does it no good.
            boolean harms =
                    before.matches("negatively|adversely|detrimentally")
                            || (before.matches("can|may|might|could")
                                    && Terms.of(object(sentence, words, at + 1))
                                            .contains(Terms.QUALITY));
            if (sign < 0 && !harms) {
                return;
            }
        }
        int denial = denial(words, at);
        boolean infinitive = before.equals("to") && denial == 0;
        boolean participle =
                verb.endsWith("ed")
                        && (ARTICLES.contains(before)
                                || before.matches("is|are|was|were|be|been|being|of|with|for|and"));
        if (infinitive || participle) {
            return;
        }
        // "Noise of the retrieved content": how something came about is not what it is.
        Set<String> cause =
                Terms.of(
                        subject(sentence, words, at).stream()
                                .filter(w -> !lower(w).endsWith("ed"))
                                .toList());
        Set<String> measure = Terms.of(object(sentence, words, at + 1));
        if (!cause.isEmpty() && !measure.isEmpty()) {
            claims.add(new Claim.Effect(cause, denial % 2 == 0 ? sign : -sign, measure));
        }
    }

    private static void beats(String sentence, List<Words.Word> words, int at, List<Claim> claims) {
        int denial = denial(words, at);
        if (lower(words.get(at - 1)).equals("to") && denial == 0) {
            return;
        }
        Set<String> one = Terms.of(subject(sentence, words, at));
        Set<String> other = Terms.of(object(sentence, words, at + 1));
        add(one, other, denial % 2 == 0, Set.of(Terms.QUALITY), claims);
    }

    private static void ranking(
            String sentence, List<Words.Word> words, int than, List<Claim> claims) {
        int mark = -1;
        for (int i = than - 1; i >= Math.max(1, than - 5) && mark < 0; i--) {
            String form = lower(words.get(i));
            mark = MORE.contains(form) || LESS.contains(form) ? i : -1;
        }
        int verb = -1;
        for (int i = mark - 1; i >= Math.max(1, mark - 5) && verb < 0; i--) {
            verb = Words.verb(words.get(i).form()) ? i : -1;
        }
        if (verb < 1 || parted(sentence, words, verb, than)) {
            return;
        }
        boolean more = MORE.contains(lower(words.get(mark)));
        Set<String> scale = new TreeSet<>(Terms.of(words.subList(verb, than)));
        if (lower(words.get(mark)).matches("better|worse|superior|inferior")) {
            scale = Set.of(Terms.QUALITY);
        } else {
            scale.remove(words.get(mark).stem());
        }
        add(
                Terms.of(subject(sentence, words, verb)),
                Terms.of(object(sentence, words, than + 1)),
                more == (denial(words, verb) % 2 == 0),
                scale,
                claims);
    }

    private static void add(
            Set<String> one,
            Set<String> other,
            boolean more,
            Set<String> scale,
            List<Claim> claims) {
        if (!one.isEmpty() && !other.isEmpty()) {
            claims.add(
                    more
                            ? new Claim.Ranking(one, other, scale)
                            : new Claim.Ranking(other, one, scale));
        }
    }

    private static void role(String sentence, List<Claim> claims) {
        Matcher m = ROLE.matcher(sentence);
        if (m.find()) {
            // "Some hold that A and not B is …" says it of A.
            String before = m.group(1).replaceFirst("(?i)^.*\\bthat\\s+", "");
            before = before.replaceFirst("(?i)(?:,|\\band)\\s+not\\s+.*$", "");
            List<Words.Word> words = Words.of(before);
            List<Words.Word> who =
                    words.isEmpty() ? List.of() : subject(before, words, words.size());
            Set<String> role = Terms.of(Words.of(m.group(3)));
            int said = Terms.of(words).size();
            // What stands before the subject limits the claim ("In KBQA, …"): then it is not sure.
            if (!who.isEmpty() && role.size() > 1 && said == Terms.of(who).size()) {
                claims.add(
                        new Claim.Role(Terms.of(who), m.group(2).toLowerCase(Locale.ROOT), role));
            }
        }
    }

    /// How often what a verb says is denied in the words before it.
    private static int denial(List<Words.Word> words, int verb) {
        int denials = 0;
        for (int i = verb - 1; i >= Math.max(0, verb - 3); i--) {
            String form = lower(words.get(i));
            boolean only =
                    form.equals("not")
                            && i + 1 < words.size()
                            && lower(words.get(i + 1)).equals("only");
            denials += DENIALS.contains(form) && !only ? 1 : 0;
        }
        return denials;
    }

    /// The words before a verb that are its subject.
    private static List<Words.Word> subject(String sentence, List<Words.Word> words, int verb) {
        int end = verb;
        while (end > 0
                && (AUXILIARIES.contains(lower(words.get(end - 1)))
                        || DENIALS.contains(lower(words.get(end - 1)))
                        || lower(words.get(end - 1)).endsWith("ly")
                        || lower(words.get(end - 1)).equals("to"))) {
            end--;
        }
        // "Documents that lower accuracy": the subject stands before the pronoun.
        if (end > 1 && lower(words.get(end - 1)).matches("that|which")) {
            end--;
        }
        int from = end;
        while (from > 0
                && end - from < LONGEST
                && !ENDS.contains(lower(words.get(from - 1)))
                && (from == end || !finite(words.get(from - 1)))
                && (from == end || !parted(sentence, words, from - 1, from))) {
            from--;
        }
        for (int i = from + 1; i < end; i++) {
            if (AFTER_SUBJECT.contains(lower(words.get(i)))) {
                return words.subList(from, i);
            }
        }
        return words.subList(from, end);
    }

    private static boolean finite(Words.Word word) {
        return Words.verb(word.form()) && !lower(word).endsWith("ed");
    }

    /// The words after a verb that are its object.
    private static List<Words.Word> object(String sentence, List<Words.Word> words, int from) {
        int to = from;
        while (to < words.size()
                && to - from < LONGEST
                && !ENDS.contains(lower(words.get(to)))
                && !AFTER_OBJECT.contains(lower(words.get(to)))
                && (to == from || !parted(sentence, words, to - 1, to))) {
            to++;
        }
        return words.subList(from, to);
    }

    /// Whether a mark parts two words.
    private static boolean parted(String sentence, List<Words.Word> words, int a, int b) {
        Words.Word first = words.get(a);
        String gap =
                sentence.substring(first.start() + first.form().length(), words.get(b).start());
        return b == a + 1 ? gap.matches("(?s).*[,;:()—–].*") : gap.matches("(?s).*[,;:()].*");
    }

    private static String lower(Words.Word word) {
        return word.form().toLowerCase(Locale.ROOT);
    }
}
