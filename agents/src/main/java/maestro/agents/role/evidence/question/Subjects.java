package maestro.agents.role.evidence.question;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
                    "(?i)^what\\s+(?:limits?|causes?|affects?|drives?|determines?|influences?|prevents?|explains?|triggers?|hinders?)\\s+(.+)$");
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

    private Subjects() {}

    /// The verb of a question for what does something ("Which measures cool a city?") or how ("How
    /// do trees cool a street?"); empty where its form does not show one.
    static String verb(String question) {
        String text = question.replaceAll("[?.\\s]+$", "");
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

    /// Several things that something does something to, as "hallucinations" in "Why do models still
    /// produce hallucinations"; empty where the form does not show them.
    static String objects(String question) {
        String subject = of(question);
        Matcher how = HOW.matcher(question);
        if (subject.isEmpty() || !how.matches()) {
            return "";
        }
        String done = how.group(1).substring(subject.length()).replaceFirst("^\\s*\\S+\\s*", "");
        String object = SAID_OF_IT.matcher(done).replaceFirst("");
        return plural(object) ? object.replaceFirst("(?i)^(?:the|its|their)\\s+", "") : "";
    }

    /// Whether it names several things.
    static boolean plural(String thing) {
        String head = SAID_OF_IT.matcher(thing).replaceFirst("");
        return head.contains(" and ") || PLURAL.matcher(head).matches();
    }

    /// "Which measures cool a city?" as "measures that cool a city"; empty for other forms.
    static String relative(String question) {
        Matcher which = WHICH.matcher(question);
        if (which.matches()) {
            String[] words = which.group(1).split("\\s+");
            int verb = verb(words);
            if (verb >= 1 && !AUXILIARIES.contains(words[verb].toLowerCase(Locale.ROOT))) {
                String does = String.join(" ", List.of(words).subList(verb, words.length));
                return String.join(" ", List.of(words).subList(0, verb)) + " that " + does;
            }
        }
        return "";
    }

    /// What is done in "How is X trained?"; empty for other forms.
    static String done(String question) {
        Matcher m = DONE.matcher(question.replaceAll("[?.\\s]+$", ""));
        return m.matches() ? m.group(1) : "";
    }

    private static int verb(String[] words) {
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
