package maestro.agents.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The shortest edit that makes one list of another (Myers, "An O(ND) difference algorithm", 1986).
///
/// @param same whether both have the same elements here
/// @param one elements of the first list
/// @param other elements of the second in their place
public record Difference<T>(boolean same, List<T> one, List<T> other) {

    /// The stretches of two lists, in order. Together they are both lists.
    public static <T> List<Difference<T>> of(List<T> one, List<T> other) {
        List<Difference<T>> all = new ArrayList<>();
        for (AbstractDelta<T> delta : DiffUtils.diff(one, other, true).getDeltas()) {
            all.add(
                    new Difference<>(
                            delta.getType() == DeltaType.EQUAL,
                            delta.getSource().getLines(),
                            delta.getTarget().getLines()));
        }
        return all;
    }

    /// The same of the words of two texts.
    public static List<Difference<String>> ofWords(String one, String other, Locale locale) {
        return of(words(one, locale), words(other, locale));
    }

    /// Words and marks with the space after them, so that no space is found alike where words
    /// differ; together they are the text.
    public static List<String> words(String text, Locale locale) {
        BreakIterator breaks = BreakIterator.getWordInstance(locale);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String next = text.substring(start, end);
            if (next.isBlank() && !words.isEmpty()) {
                words.addLast(words.removeLast() + next);
            } else {
                words.add(next);
            }
            start = end;
        }
        return words;
    }
}
