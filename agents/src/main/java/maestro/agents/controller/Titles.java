package maestro.agents.controller;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import maestro.agents.role.evidence.question.CommonTitle;

/// Titles for missions whose user gave none.
final class Titles {
    private static final int LONGEST = 120;

    private Titles() {}

    /// Of several questions what they have in common; else the question itself.
    static String of(List<String> questions, Locale locale) {
        String common = CommonTitle.of(questions);
        return of(common.isEmpty() ? questions.getFirst() : common, locale);
    }

    /// A question on one line, ended between two words where it is long.
    static String of(String question, Locale locale) {
        String line = question.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        BreakIterator words = BreakIterator.getWordInstance(locale);
        words.setText(line);
        int end = words.preceding(LONGEST);
        while (end > 0 && !Character.isLetterOrDigit(line.codePointBefore(end))) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end > 0 ? end : line.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
