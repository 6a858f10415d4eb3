package maestro.rag.document.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tells the language of a text by its script and its most frequent small words.
public final class Languages {

    /// So much of the text is looked at, in UTF-16 units.
    private static final int LOOKED = 200_000;

    /// Letters of the longest word below.
    private static final int LONGEST = 5;

    private static final Map<String, Set<String>> WORDS = words();

    private Languages() {}

    /// BCP 47 primary tag of en, ko, ja, zh, de, fr, es, it or pt; "und" for others and for too
    /// little text.
    public static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED));
        long hangul = 0;
        long kana = 0;
        long han = 0;
        long letters = 0;
        for (int i = 0; i < start.length(); ) {
            int c = start.codePointAt(i);
            i += Character.charCount(c);
            letters += Character.isLetter(c) ? 1 : 0;
            if (c >= 0x1100) {
                hangul += Scripts.hangul(c) ? 1 : 0;
                kana += Scripts.kana(c) ? 1 : 0;
                han += Scripts.han(c) ? 1 : 0;
            }
        }
        if (letters < 20 && hangul + kana + han < 8) {
            return "und";
        }
        // A syllable or an ideograph says about as much as two or three letters.
        if ((hangul + kana + han) * 5 >= letters) {
            if (hangul >= kana + han) {
                return "ko";
            }
            return kana * 10 >= han ? "ja" : "zh";
        }
        return byWords(start);
    }

    private static String byWords(String text) {
        Map<String, Integer> words = new HashMap<>();
        int all = count(text.toLowerCase(Locale.ROOT), words);
        String best = "und";
        long most = 0;
        for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
            long count = 0;
            for (String word : language.getValue()) {
                count += words.getOrDefault(word, 0);
            }
            if (count > most) {
                most = count;
                best = language.getKey();
            }
        }
        return most * 12 >= all && most >= 3 ? best : "und";
    }

    /// Counts the short words, and returns the number of all. What stands before the first counts
    /// as one.
    private static int count(String text, Map<String, Integer> words) {
        int all = 0;
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && Character.isLetter(text.codePointAt(i))) {
                i += Character.charCount(text.codePointAt(i));
            }
            if (i > start || start == 0) {
                all++;
                if (i - start <= LONGEST) {
                    words.merge(text.substring(start, i), 1, Integer::sum);
                }
            }
            while (i < text.length() && !Character.isLetter(text.codePointAt(i))) {
                i += Character.charCount(text.codePointAt(i));
            }
        }
        return all;
    }

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        words.put(
                "en",
                set(
                        "the of and to in is that for it with as was on are by this be from at or an which have not we"));
        words.put(
                "de",
                set(
                        "der die und das ist von mit den des nicht ein eine zu im auf für sich dem auch als wird sind bei nach"));
        words.put(
                "fr",
                set(
                        "le la les et des est dans une que pour du qui sur pas par au avec plus ce sont aux été cette ne"));
        words.put(
                "es",
                set(
                        "el la los de que y las del por una con para es se su como más al lo un fue son esta entre"));
        words.put(
                "it",
                set(
                        "il di che è e la per un una con non sono del della i gli le nel alla dei da si come anche"));
        words.put(
                "pt",
                set(
                        "o a de que e do da em um uma para com não os no se na por mais as dos são ao pela"));
        return words;
    }

    private static Set<String> set(String words) {
        return new HashSet<>(Arrays.asList(words.split(" ")));
    }
}
