package maestro.rag.document;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tells the language of a text by its script and its most frequent small words.
final class Languages {

    /// So much of the text is looked at, in UTF-16 units.
    private static final int LOOKED = 200_000;

    private static final Map<String, Set<String>> WORDS = words();

    private Languages() {}

    /// BCP 47 primary tag of en, ko, ja, zh, de, fr, es, it or pt; "und" for others and for too
    /// little text.
    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED));
        long hangul = start.codePoints().filter(Scripts::hangul).count();
        long kana = start.codePoints().filter(Scripts::kana).count();
        long han = start.codePoints().filter(Scripts::han).count();
        long letters = start.codePoints().filter(Character::isLetter).count();
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
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        String best = "und";
        long most = 0;
        for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
            long count = Arrays.stream(words).filter(language.getValue()::contains).count();
            if (count > most) {
                most = count;
                best = language.getKey();
            }
        }
        return most * 12 >= words.length && most >= 3 ? best : "und";
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
