package maestro.agents.role.evidence.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of a text. Hyphens, script boundaries and punctuation part words; numbers keep their
/// decimal point.
public final class Words {
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\uAC00-\\uD7A3]+"
                            + "|\\p{Nd}+(?:[.,]\\p{Nd}+)*"
                            + "|(?:(?![\\uAC00-\\uD7A3])\\p{L})(?:(?![\\uAC00-\\uD7A3])[\\p{L}\\p{M}\\p{Nd}])*");
    private static final Set<String> STOP = WordLists.words("stopwords.txt");

    private Words() {}

    /// @param form as written
    /// @param stem lower-case, without its ending
    /// @param start first UTF-16 index
    public record Word(String form, String stem, int start) {
        public boolean stop() {
            return Words.stop(form.toLowerCase(Locale.ROOT));
        }

        public boolean number() {
            return Character.isDigit(form.charAt(0));
        }
    }

    public static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            String form = m.group();
            words.add(new Word(form, stem(form), m.start()));
        }
        return words;
    }

    public static String stem(String word) {
        return Stemmer.stem(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a lower-case word says nothing about a subject.
    public static boolean stop(String word) {
        return STOP.contains(word);
    }

    /// Stems of the words that say something, in order, each once.
    public static Set<String> content(String text) {
        Set<String> stems = new LinkedHashSet<>();
        for (Word word : of(text)) {
            if (!word.stop() && (word.form().length() > 1 || Stemmer.hangul(word.form()))) {
                stems.add(word.stem());
            }
        }
        return stems;
    }

    /// Whether any Hangul stands in the text.
    public static boolean korean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Stemmer.hangul(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Share of the smaller set that stands in the other, 0 to 1; 0 where one is empty.
    public static double overlap(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        Set<String> small = a.size() <= b.size() ? a : b;
        Set<String> large = small == a ? b : a;
        return (double) small.stream().filter(large::contains).count() / small.size();
    }

    /// Jaccard's index of two sets, 0 to 1.
    public static double jaccard(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        long both = a.stream().filter(b::contains).count();
        return (double) both / (a.size() + b.size() - both);
    }
}
