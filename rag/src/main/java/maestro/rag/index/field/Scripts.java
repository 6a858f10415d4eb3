package maestro.rag.index.field;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Splits a text by script, so that each word meets the analyser of its language and no other:
/// "RAG를 평가" is "RAG" for English and "를 평가" for Korean, and both of its parts are found in a text
/// that mixes the two in another way.
///
/// Han characters belong to Chinese, Japanese or Korean, as their surroundings say; in a query of
/// nothing but Han, to all three.
public final class Scripts {
    private enum Kind {
        SPACED,
        HANGUL,
        KANA,
        HAN,
        NEUTRAL
    }

    private Scripts() {}

    /// @param language of the document where known, else empty
    static Map<Language, String> ofPassage(String text, String language) {
        int[] counts = count(text);
        Language han =
                switch (language) {
                    case "ja" -> Language.JA;
                    case "ko" -> Language.KO;
                    case "zh" -> Language.ZH;
                    default -> surroundings(counts);
                };
        return split(text, counts, EnumSet.of(han));
    }

    /// The parts of a question that go to each language.
    public static Map<Language, String> ofQuery(String text) {
        int[] counts = count(text);
        boolean hanOnly = counts[Kind.KANA.ordinal()] == 0 && counts[Kind.HANGUL.ordinal()] == 0;
        return split(
                text,
                counts,
                hanOnly
                        ? EnumSet.of(Language.ZH, Language.JA, Language.KO)
                        : EnumSet.of(surroundings(counts)));
    }

    /// Share of Latin letters in a query from which on a model for Latin script is taken to read
    /// it.
    private static final double READ_FROM = 0.7;

    /// Whether a text is written in Latin letters, nearly all of it.
    public static boolean latin(String text) {
        return latinShare(text) >= READ_FROM;
    }

    /// The share of the text's letters that are in the Latin script, 0 to 1, each Han, Kana or
    /// Hangul character counted as two, since it says about as much; 1 for a text without letters.
    private static double latinShare(String text) {
        double latin = 0;
        double other = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetter(c)) {
                switch (kind(c)) {
                    case HANGUL, KANA, HAN -> other += 2;
                    default -> {
                        if (UnicodeScript.of(c) == UnicodeScript.LATIN) {
                            latin++;
                        } else {
                            other++;
                        }
                    }
                }
            }
        }
        return latin + other == 0 ? 1 : latin / (latin + other);
    }

    private static Language surroundings(int[] counts) {
        int han = counts[Kind.HAN.ordinal()];
        int kana = counts[Kind.KANA.ordinal()];
        int hangul = counts[Kind.HANGUL.ordinal()];
        // A Chinese text may name a brand in Kana, a Korean one rarely spells much in Han.
        if (kana > hangul && kana * 8 >= han) {
            return Language.JA;
        }
        return hangul * 2 >= han && hangul > 0 ? Language.KO : Language.ZH;
    }

    private static Map<Language, String> split(String text, int[] counts, Set<Language> han) {
        Map<Language, String> parts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            List<Kind> kinds = new ArrayList<>(2);
            switch (language) {
                case EN -> kinds.add(Kind.SPACED);
                case KO -> kinds.add(Kind.HANGUL);
                case JA -> kinds.add(Kind.KANA);
                case ZH -> {}
            }
            if (han.contains(language)) {
                kinds.add(Kind.HAN);
            }
            if (kinds.stream().anyMatch(k -> counts[k.ordinal()] > 0)) {
                parts.put(language, only(text, Set.copyOf(kinds)));
            }
        }
        return parts;
    }

    private static int[] count(String text) {
        int[] counts = new int[Kind.values().length];
        text.codePoints().forEach(c -> counts[kind(c).ordinal()]++);
        return counts;
    }

    private static String only(String text, Set<Kind> kinds) {
        StringBuilder part = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            Kind kind = kind(c);
            if (kind == Kind.NEUTRAL || kinds.contains(kind)) {
                part.appendCodePoint(c);
            } else {
                part.append(' ');
            }
        }
        return part.toString();
    }

    private static Kind kind(int c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) ? Kind.SPACED : Kind.NEUTRAL;
        }
        if (c == 0x30FC || c == 0xFF70) { // the mark that lengthens a vowel in Kana
            return Kind.KANA;
        }
        return switch (UnicodeScript.of(c)) {
            case HANGUL -> Kind.HANGUL;
            case HIRAGANA, KATAKANA -> Kind.KANA;
            case HAN, BOPOMOFO -> Kind.HAN;
            default -> Character.isLetterOrDigit(c) ? Kind.SPACED : Kind.NEUTRAL;
        };
    }
}
