package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells the subject of an English question from its verb by what follows the verb: there is no
/// dictionary of verbs, so "How do cool roofs cool a city" is taken apart before "a city".
final class Subjects {
    private static final Pattern HOW =
            Pattern.compile(
                    "(?i)^(?:how|why|when|where)\\s+(?:do|does|did|can|could|should|would|will|might)\\s+(.+)$");
    private static final Pattern WHICH =
            Pattern.compile(
                    "(?i)^(?:which|what)\\s+(?!(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have)\\b)(.+)$");
    private static final Pattern WHAT_DOES =
            Pattern.compile(
                    "(?i)^what\\s+(?:limit(?:s|ed)?|cause[sd]?|affect(?:s|ed)?|drives?|drove|determine[sd]?|influence[sd]?|prevent(?:s|ed)?|explain(?:s|ed)?|trigger(?:s|ed)?|hinder(?:s|ed)?|replace[sd]?)\\s+(.+)$");
    private static final Pattern DONE =
            Pattern.compile(
                    "(?i)^(?:how|why|when|where)\\s+(?:is|are|was|were)\\s+.+?\\s+(\\p{L}{2,}(?:ed|ade|uilt|ught))(?:\\s.*)?$");
    private static final Pattern RANKED =
            Pattern.compile("(?i)\\s+(?:best|most|better|worst)\\b.*$");
    private static final Pattern ADVERBS_AT_END =
            Pattern.compile(
                    "(?i)(?:\\s+(?:still|also|often|never|always|sometimes|even|not|yet|already|just|\\p{L}{3,}ly))+$");
    private static final Pattern PLURAL = Pattern.compile("(?i).*[^su]s");

    /// What ends the thing that is spoken of, and begins what is said of it.
    private static final Pattern SAID_OF_IT =
            Pattern.compile(
                    "(?i)\\s+(?:that|which|of|for|in|on|with|to|from|into|against|when|if|by|at)\\b.*$");

    private static final Pattern PREPOSITION =
            Pattern.compile(
                    "(?i)\\s+(?:in|on|with|to|from|into|against|when|if|by|at|for|instead|during|among|between|over|under|than)\\b.*$");
    private static final String STARTS_WITH_PREPOSITION =
            "(?i)(?:|(?:in|on|with|to|from|into|against|when|if|by|at|for|of|about|well|better|best|again)\\b.*)";

    /// Verbs of questions that are no nouns besides, or seldom.
    private static final Set<String> DEEDS =
            Set.of(
                    ("adapt affect alter behave benefit bind collapse communicate compete conclude convert decline define deliver detect diagnose differ"
                                    + " disrupt drive emerge encourage evolve exist expand explain express fail form govern grow happen hunt imply infect inform inhibit"
                                    + " influence interact interpret invest kill know justify learn lower manage migrate motivate navigate negotiate occur operate"
                                    + " organise organize overcome persist plan pollinate predict prefer process promote protect raise recover regulate reject replace repress"
                                    + " reproduce respond restore secure separate shape solve spread stabilise stabilize stimulate store succeed survive teach tell thrive"
                                    + " threaten transmit trigger understand vote want win write")
                            .split(" "));

    private static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "were", "can", "do", "does", "did", "has", "have", "should");

    /// What begins an object or an adverbial, the surer ones first.
    private static final List<Set<String>> AFTER_VERB =
            List.of(
                    Set.of(
                            "a", "an", "the", "its", "their", "our", "each", "every", "more",
                            "less"),
                    Set.of(
                            "with", "to", "from", "into", "against", "when", "if", "better",
                            "well"));

    /// Words of "dense retrieval scales": so few end in the verb.
    private static final int SHORT = 3;

    private Subjects() {}

    /// The verb of a question for what does something ("Which measures cool a city?") or how ("How
    /// do trees cool a street?"); empty where its form does not show one.
    static String verb(String question) {
        String text = QuestionSplitter.first(question);
        for (Pattern pattern : List.of(HOW, WHICH)) {
            Matcher m = pattern.matcher(text);
            if (m.matches()) {
                String[] words = m.group(1).split("\\s+");
                int verb = verb(words);
                for (int i = words.length - 1; verb < 0 && pattern == HOW && i > 0; i--) {
                    verb = maestro.agents.role.evidence.text.Words.verb(words[i]) ? i : -1;
                }
                boolean auxiliary =
                        verb >= 1 && AUXILIARIES.contains(words[verb].toLowerCase(Locale.ROOT));
                return verb < 1 || auxiliary ? "" : words[verb];
            }
        }
        return "";
    }

    /// Empty where the form does not show it.
    static String of(String question) {
        Matcher what = WHAT_DOES.matcher(question);
        if (what.matches()) {
            return what.group(1);
        }
        Matcher how = HOW.matcher(question);
        if (how.matches()) {
            String[] words = how.group(1).split("\\s+");
            int verb = verb(words);
            if (verb < 0) {
                // No verb after "does" or "can" ends in an s as "transposons" do: the verb is
                // before.
                boolean object =
                        words.length > 2 && PLURAL.matcher(words[words.length - 1]).matches();
                verb = words.length - (object ? 2 : 1);
            }
            return verb < 1 ? "" : String.join(" ", List.of(words).subList(0, verb));
        }
        return RANKED.matcher(relative(question)).replaceFirst("");
    }

    /// Without what says how or how often its verb happens: "memory often" is "memory".
    static String bare(String subject) {
        return ADVERBS_AT_END.matcher(subject).replaceFirst("");
    }

    /// Who does what in a question of a clear form ("How do teachers use tools", "Which measures
    /// cool a city", "What limits the accuracy").
    ///
    /// @param subject empty where it is what is asked for alone
    /// @param object empty where there is none
    record Clause(String subject, String object) {}

    /// Empty where the form leaves a choice.
    static Optional<Clause> clause(String question) {
        Matcher what = WHAT_DOES.matcher(question);
        if (what.matches()) {
            return Optional.of(new Clause("", what.group(1)));
        }
        for (Pattern pattern : List.of(HOW, WHICH)) {
            Matcher m = pattern.matcher(question);
            if (m.matches()) {
                String[] words = m.group(1).split("\\s+");
                int verb = verb(words);
                boolean sure = verb >= 1 && (marked(words) == verb || verbs(words).size() == 1);
                if (verb < 0 && pattern == HOW && words.length <= SHORT) {
                    verb = words.length - 1;
                    sure = verb >= 1 && !PLURAL.matcher(words[verb]).matches();
                }
                if (!sure || AUXILIARIES.contains(words[verb].toLowerCase(Locale.ROOT))) {
                    return Optional.empty();
                }
                String subject = bare(String.join(" ", List.of(words).subList(0, verb)));
                String said = String.join(" ", List.of(words).subList(verb, words.length));
                String object = thing(said.substring(words[verb].length()).strip());
                String best = RANKED.matcher(subject + " that " + said).replaceFirst("");
                return Optional.of(new Clause(pattern == HOW ? subject : best, object));
            }
        }
        return Optional.empty();
    }

    /// What stands first in the rest of a sentence, as far as its first preposition but "of".
    static String thing(String rest) {
        Matcher m = PREPOSITION.matcher(rest);
        return rest.matches(STARTS_WITH_PREPOSITION)
                ? ""
                : RANKED.matcher(m.replaceFirst("")).replaceFirst("");
    }

    /// Whether it names several things.
    static boolean plural(String thing) {
        String head = SAID_OF_IT.matcher(thing).replaceFirst("");
        return head.contains(" and ") || PLURAL.matcher(head).matches();
    }

    /// "Which measures cool a city?" as "measures that cool a city"; empty for other forms.
    static String relative(String question) {
        Matcher which = WHICH.matcher(question);
        if (which.matches() && !WHAT_DOES.matcher(question).matches()) {
            String[] words = which.group(1).split("\\s+");
            int verb = verb(words);
            boolean asked =
                    Stream.of(words).limit(verb + 1L).anyMatch(w -> AUXILIARIES.contains(w));
            if (verb >= 1 && !asked) {
                String does = String.join(" ", List.of(words).subList(verb, words.length));
                return String.join(" ", List.of(words).subList(0, verb)) + " that " + does;
            }
        }
        return "";
    }

    /// What is done in "How is X trained?"; empty for other forms.
    static String done(String question) {
        Matcher m = DONE.matcher(QuestionSplitter.first(question));
        return m.matches() ? m.group(1) : "";
    }

    private static int verb(String[] words) {
        int marked = marked(words);
        List<Integer> known = verbs(words);
        return marked >= 0 || known.isEmpty() ? marked : known.getFirst();
    }

    /// Places of words that can be nothing else than verbs, or are verbs more often than not.
    private static List<Integer> verbs(String[] words) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String word = words[i].toLowerCase(Locale.ROOT);
            boolean base = !word.matches(".*(?:[^s]s|[^e]ed)");
            boolean relative = words[i - 1].matches("(?i)that|which|who|to");
            boolean known =
                    DEEDS.contains(word) || maestro.agents.role.evidence.text.Words.verb(word);
            if (base && !relative && known) {
                places.add(i);
            }
        }
        return places;
    }

    private static int marked(String[] words) {
        for (Set<String> after : AFTER_VERB) {
            for (int i = 2; i < words.length; i++) {
                boolean content =
                        !maestro.agents.role.evidence.text.Words.stop(
                                words[i - 1].toLowerCase(Locale.ROOT));
                if (content && after.contains(words[i].toLowerCase(Locale.ROOT))) {
                    return i - 1;
                }
            }
        }
        return -1;
    }
}
