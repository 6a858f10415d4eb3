package maestro.agents.controller.phase;

import java.util.Comparator;

/// Order of ids as people read them: "s2.q1.n9" before "s2.q1.n10".
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder IDS = new NaturalOrder();

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (digit(a, i) && digit(b, j)) {
                int endA = endOfNumber(a, i);
                int endB = endOfNumber(b, j);
                int order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static boolean digit(String text, int index) {
        char c = text.charAt(index);
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && digit(text, end)) {
            end++;
        }
        return end;
    }

    /// Without parsing, for an id may hold more digits than a number type.
    private static int compareNumbers(String a, String b) {
        String left = a.replaceFirst("^0+(?!$)", "");
        String right = b.replaceFirst("^0+(?!$)", "");
        int length = Integer.compare(left.length(), right.length());
        return length != 0 ? length : left.compareTo(right);
    }
}
