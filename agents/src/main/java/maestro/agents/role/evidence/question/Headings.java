package maestro.agents.role.evidence.question;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A question as the heading of the section that answers it.
public final class Headings {
    private static final Pattern WHAT =
            Pattern.compile("(?i)^what\\s+(?:is|are|was|were)\\s+(?:an?\\s+|the\\s+)?(.+?)\\??$");
    private static final Pattern HOW_BE =
            Pattern.compile(
                    "(?i)^(how|why|when|where)\\s+(is|are|was|were|can|should|has|have)\\s+(.+?)\\s+((?:be\\s+)?\\p{L}+(?:ed|en|ade|uilt|one)(?:\\s.*)?)\\??$");
    private static final Pattern HOW_DO =
            Pattern.compile("(?i)^(how|why|when|where)\\s+(?:do|did)\\s+(.+?)\\??$");
    private static final Pattern HOW_DOES =
            Pattern.compile("(?i)^(how|why|when|where)\\s+does\\s+(.+?)\\??$");
    private static final Pattern KOREAN =
            Pattern.compile("^(.+?)(?:은|는|이|가)?\\s+(?:무엇인가|무엇인가요|무엇입니까|무엇일까)\\s*[?？]?$");

    private Headings() {}

    public static String of(String question) {
        String text = question.strip();
        Matcher m = KOREAN.matcher(text);
        if (m.matches()) {
            return m.group(1).strip();
        }
        m = WHAT.matcher(text);
        if (m.matches() && !m.group(1).matches("(?i).*\\b(?:how|what|which|why)\\b.*")) {
            return capital(m.group(1));
        }
        m = HOW_BE.matcher(text);
        if (m.matches()) {
            return capital(
                    m.group(1).toLowerCase(java.util.Locale.ROOT)
                            + " "
                            + m.group(3)
                            + " "
                            + m.group(2)
                            + " "
                            + m.group(4));
        }
        m = HOW_DO.matcher(text);
        if (m.matches()) {
            return capital(m.group(1).toLowerCase(java.util.Locale.ROOT) + " " + m.group(2));
        }
        m = HOW_DOES.matcher(text);
        if (m.matches()) {
            String verb = Subjects.verb(text);
            String said =
                    m.group(2).replaceFirst(" " + Pattern.quote(verb) + "\\b", " " + third(verb));
            return verb.isEmpty() ? capital(question(text)) : capital(m.group(1) + " " + said);
        }
        return capital(question(text));
    }

    private static String question(String text) {
        return text.replaceAll("[?？\\s]+$", "");
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
