package maestro.agents.role.evidence.text;

import java.util.List;

/// Cuts endings, so that "evaluated", "evaluation" and "evaluates" meet. Lighter than Porter's
/// algorithm: a stem is only ever compared with other stems, never shown.
final class Stemmer {
    private static final int LEAST = 4;

    /// Tried in order; the first that leaves at least four letters is cut.
    private static final List<String> ENDINGS =
            List.of(
                    "izations",
                    "ization",
                    "ations",
                    "ation",
                    "atively",
                    "atives",
                    "ative",
                    "ators",
                    "ator",
                    "ating",
                    "ated",
                    "ates",
                    "ate",
                    "fulness",
                    "ments",
                    "ment",
                    "nesses",
                    "ness",
                    "ingly",
                    "edly",
                    "ings",
                    "ing",
                    "ions",
                    "ion",
                    "ers",
                    "er",
                    "ies",
                    "ied",
                    "ed",
                    "es",
                    "ly",
                    "e");

    /// Particles and endings of Korean words, longest first.
    private static final List<String> KOREAN =
            List.of(
                    "되었습니다", "하였습니다", "에서는", "으로는", "에서의", "으로의", "되는가", "하는가", "이라는", "되었다", "하였다",
                    "입니다", "습니다", "이라고", "되지만", "하지만", "에서", "에게", "으로", "까지", "부터", "보다", "처럼",
                    "하는", "되는", "하여", "되어", "하고", "되고", "하며", "되며", "했다", "한다", "된다", "하기", "되기",
                    "이다", "이며", "인가", "들은", "들이", "들을", "들의", "에는", "와의", "과의", "은", "는", "이", "가",
                    "을", "를", "의", "에", "로", "와", "과", "도", "만", "한", "된", "할", "들", "인");

    private Stemmer() {}

    static String stem(String word) {
        return hangul(word) ? korean(word) : english(word);
    }

    static boolean hangul(String word) {
        return !word.isEmpty() && hangul(word.charAt(word.length() - 1));
    }

    static boolean hangul(char c) {
        return c >= '\uAC00' && c <= '\uD7A3';
    }

    private static String english(String word) {
        if (word.length() <= LEAST || Character.isDigit(word.charAt(0))) {
            return plural(word);
        }
        if (word.endsWith("ilure") || word.endsWith("ilures")) {
            return word.substring(0, word.lastIndexOf("ure"));
        }
        String singular = plural(word);
        if (singular.endsWith("val")) {
            return singular.substring(0, singular.length() - 2);
        }
        for (String ending : ENDINGS) {
            if (singular.endsWith(ending) && singular.length() - ending.length() >= LEAST) {
                String root = singular.substring(0, singular.length() - ending.length());
                return ending.equals("ies") || ending.equals("ied") ? root + "y" : root;
            }
        }
        return singular;
    }

    private static String plural(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length < 3
                || !word.endsWith("s")
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.endsWith("is")
                || word.endsWith("as")) {
            return word;
        }
        return word.substring(0, length - 1);
    }

    private static String korean(String word) {
        for (String ending : KOREAN) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 2) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
