package maestro.agents.role.evidence.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Words of a text. Hyphens, script boundaries and punctuation part words; numbers keep their
/// decimal point.
public final class Words {
    private static final Set<String> STOP = WordLists.words("stopwords.txt");

    private static final Set<String> VERBS = WordLists.words("verbs.txt");

    private Words() {}

    /// @param form as written
    /// @param start first UTF-16 index
    public record Word(String form, int start) {
        /// Lower-case, without its ending.
        public String stem() {
            return Words.stem(form);
        }

        public boolean stop() {
            return Words.stop(form.toLowerCase(Locale.ROOT));
        }

        public boolean number() {
            return Character.isDigit(form.charAt(0));
        }
    }

    public static List<Word> of(String text) {
        List<Word> words = new ArrayList<>(text.length() / 6);
        int i = 0;
        while (i < text.length()) {
            int end = end(text, i);
            if (end > i) {
                String form = text.substring(i, end);
                words.add(new Word(form, i));
                i = end;
            } else {
                i++;
            }
        }
        return words;
    }

    /// Where the word that begins at a place ends; the place itself where none begins.
    private static int end(String text, int from) {
        char first = text.charAt(from);
        int i = from;
        if (Stemmer.hangul(first)) {
            while (i < text.length() && Stemmer.hangul(text.charAt(i))) {
                i++;
            }
        } else if (Character.isDigit(first)) {
            while (i < text.length()
                    && (Character.isDigit(text.charAt(i)) || decimalPoint(text, i, from))) {
                i++;
            }
        } else if (Character.isLetter(first)) {
            while (i < text.length()
                    && Character.isLetterOrDigit(text.charAt(i))
                    && !Stemmer.hangul(text.charAt(i))) {
                i++;
            }
        }
        return i;
    }

    private static boolean decimalPoint(String text, int i, int from) {
        return i > from
                && (text.charAt(i) == '.' || text.charAt(i) == ',')
                && i + 1 < text.length()
                && Character.isDigit(text.charAt(i + 1));
    }

    public static String stem(String word) {
        return Stemmer.stem(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a lower-case word says nothing about a subject.
    public static boolean stop(String word) {
        return STOP.contains(word);
    }

    /// Whether a word stands in the list of common finite verbs.
    public static boolean verb(String word) {
        return VERBS.contains(word.toLowerCase(Locale.ROOT));
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
