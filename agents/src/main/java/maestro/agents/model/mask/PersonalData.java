package maestro.agents.model.mask;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds personal data in a text. What isn't sure is taken: a placeholder too many comes back as
/// itself, and one too few is told to strangers.
final class PersonalData {
    /// As in practice, not as in RFC 5322, several of one place and "(at)" included; every part is
    /// bounded.
    private static final Pattern EMAIL =
            Pattern.compile(
                    "(?:[\\p{L}\\p{N}._%+'-]{1,64}|\\{[^{}\\[\\]\"\\\\]{1,200}})"
                            + "(?:[@＠]|\\s?[(\\[]at[)\\]]\\s?)"
                            + "[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");

    /// Korea's resident registration number: the day of birth, a digit for sex and century, and six
    /// more, which may be hidden by stars.
    private static final Pattern RESIDENT =
            Pattern.compile(
                    "(?<!\\p{Nd})(\\p{Nd}{2})(\\p{Nd}{2})(\\p{Nd}{2})"
                            + "(?:\\s?[\\p{Pd}\u2212]\\s?|[\\s\\p{Zs}]?)"
                            + "\\p{Nd}[\\p{Nd}*●○•]{6}(?!\\p{Nd})");

    private static final Pattern SOCIAL_SECURITY =
            Pattern.compile("(?<!\\d)(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?!\\d)");

    private static final Pattern CARD =
            Pattern.compile("(?<!\\p{Nd})\\p{Nd}(?:[ -]?\\p{Nd}){12,18}(?!\\p{Nd})");

    /// In the groups that cards are printed with, whatever stands between them.
    private static final Pattern PRINTED_CARD =
            Pattern.compile(
                    "(?<!\\p{Nd})\\p{Nd}{4}(?:(?:S\\p{Nd}{4}){3}(?:S\\p{Nd}{1,3})?|S\\p{Nd}{6}S\\p{Nd}{4,5})(?!\\p{Nd})"
                            .replace("S", "[\\s\\p{Zs}\\p{Pd}\u2212./·]{1,2}"));

    /// Numbers without a country are read as of these.
    private static final List<String> REGIONS = List.of("KR", "US");

    /// As it is dialled within a country, the zero of its area code before groups of digits: "(020)
    /// 7946 0958", "0171-1234567", "01.23.45.67.89". Of most countries nothing else tells it.
    private static final Pattern DIALLED =
            Pattern.compile(
                    "(?<![\\p{Nd}./-])(?:\\(0\\p{Nd}{0,5}\\)\\s?\\p{Nd}{2,8}|0\\p{Nd}{1,5})(?:[ \u00a0\\p{Pd}/]\\p{Nd}{2,8}){0,5}(?![ \u00a0\\p{Pd}./]?\\p{Nd})"
                            + "|(?<![\\p{Nd}./-])0\\p{Nd}(?:\\.\\p{Nd}{2}){4}(?![.\\p{Nd}])");

    private static final Pattern DIGITS_ALONE = Pattern.compile("\\p{Nd}+");
    private static final int FEWEST_DIALLED = 9;
    private static final int MOST_DIALLED = 12;

    private static final long MOST_TRIES = 10_000;

    /// Written without spaces between words, or with particles that follow one without a space.
    private static final Set<UnicodeScript> RUN_ON =
            EnumSet.of(
                    UnicodeScript.HANGUL,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.THAI);

    /// Where a text was cut, so that what stands before may be a part.
    private static final String CUT = "(?=\\s?(?:…|\\.{3}))";

    private static final Pattern EMAIL_CUT =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}[@＠][\\p{L}\\p{N}.-]{0,100}?" + CUT);

    private static final Pattern NUMBER_CUT =
            Pattern.compile(
                    "(?<![\\p{Nd}.,])(?:[+(]\\s?)?\\p{Nd}(?:[ \u00a0()\\p{Pd}./]{0,2}\\p{Nd}){3,18}[ ()\\p{Pd}./]{0,2}?"
                            + CUT
                            + "|(?<=…\\s?)\\p{Nd}(?:[ \u00a0()\\p{Pd}./]?\\p{Nd}){5,18}(?!\\p{Nd})");

    private static final int FEWEST_CUT = 7;

    /// Letters of a name that make a part of it: fewer say nothing of whose it is.
    private static final int FEWEST_LETTERS = 3;

    private static final int FEWEST_SYLLABLES = 2;

    private final List<Pattern> names;
    private final List<Pattern> beginnings;

    PersonalData(List<String> names) {
        this.names = names.stream().map(PersonalData::name).toList();
        this.beginnings =
                names.stream().map(PersonalData::beginning).flatMap(Optional::stream).toList();
    }

    /// A name that was cut; empty where it is too short to be known by a part.
    private static Optional<Pattern> beginning(String name) {
        int[] letters = Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().toArray();
        boolean hangul = UnicodeScript.of(letters[0]) == UnicodeScript.HANGUL;
        int fewest = hangul ? FEWEST_SYLLABLES : FEWEST_LETTERS;
        if (letters.length <= fewest) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder(edge("(?<!%s)", letters[0]));
        for (int i = 0; i < letters.length; i++) {
            words.append(i >= fewest ? "(?:" : "")
                    .append(i > 0 && hangul ? "\\s{0,2}" : "")
                    .append(
                            Character.isWhitespace(letters[i])
                                    ? "\\s+"
                                    : Pattern.quote(Character.toString(letters[i])));
        }
        words.repeat(")?", letters.length - fewest).append("(?:" + CUT + "|\\z)");
        return Optional.of(
                Pattern.compile(words.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /// What personal data is called in a placeholder.
    enum Kind {
        EMAIL,
        PHONE,
        ID,
        CARD,
        PERSON
    }

    /// @param start in UTF-16 units
    record Found(Kind kind, int start, int end) {}

    /// Letters of the same script before or after a name make it another word, unless that script
    /// runs on; Korean names are written with spaces and without.
    private static Pattern name(String name) {
        int[] letters = Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().toArray();
        String words =
                "(?:%s|%s)"
                        .formatted(
                                words(letters, Normalizer.Form.NFC),
                                words(letters, Normalizer.Form.NFD));
        return Pattern.compile(
                edge("(?<!%s)", letters[0]) + words + edge("(?!%s)", letters[letters.length - 1]),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String words(int[] letters, Normalizer.Form form) {
        StringBuilder words = new StringBuilder();
        boolean korean = false;
        boolean space = false;
        for (int letter : letters) {
            if (Character.isWhitespace(letter)) {
                space = true;
                continue;
            }
            boolean hangul = UnicodeScript.of(letter) == UnicodeScript.HANGUL;
            words.append(korean && hangul ? "\\s{0,2}" : space ? "\\s+" : "")
                    .append(Pattern.quote(Normalizer.normalize(Character.toString(letter), form)));
            korean = hangul;
            space = false;
        }
        return words.toString();
    }

    private static String edge(String not, int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        return RUN_ON.contains(script)
                ? ""
                : not.formatted(
                        Character.isLetter(letter)
                                ? "[\\p{script=" + script + "}\\p{N}]"
                                : "\\p{N}");
    }

    /// In order, none within another.
    List<Found> in(String text) {
        List<Found> all = new ArrayList<>();
        names.forEach(name -> find(Kind.PERSON, name, text, _ -> true, all));
        beginnings.forEach(name -> find(Kind.PERSON, name, text, _ -> true, all));
        find(Kind.EMAIL, EMAIL, text, _ -> true, all);
        find(Kind.EMAIL, EMAIL_CUT, text, _ -> true, all);
        find(Kind.PHONE, NUMBER_CUT, text, m -> cut(m.group()), all);
        find(Kind.ID, RESIDENT, text, PersonalData::birthday, all);
        find(Kind.ID, SOCIAL_SECURITY, text, _ -> true, all);
        find(Kind.CARD, CARD, text, m -> luhn(m.group()), all);
        find(Kind.CARD, PRINTED_CARD, text, m -> luhn(m.group()), all);
        find(Kind.PHONE, DIALLED, text, m -> dialled(m.group()), all);
        for (String region : REGIONS) {
            for (PhoneNumberMatch match :
                    PhoneNumberUtil.getInstance()
                            .findNumbers(text, region, Leniency.VALID, MOST_TRIES)) {
                all.add(new Found(Kind.PHONE, match.start(), match.end()));
            }
        }
        all.sort(
                Comparator.comparingInt(Found::start)
                        .thenComparing(Comparator.comparingInt(Found::end).reversed())
                        .thenComparing(Found::kind));
        List<Found> apart = new ArrayList<>();
        int end = 0;
        for (Found found : all) {
            if (found.start() >= end) {
                apart.add(found);
                end = found.end();
            } else if (found.end() > end) {
                // They overlap: both go, as one.
                Found before = apart.removeLast();
                apart.add(new Found(before.kind(), before.start(), found.end()));
                end = found.end();
            }
        }
        return apart;
    }

    private static void find(
            Kind kind, Pattern pattern, String text, Predicate<Matcher> sure, List<Found> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (sure.test(matcher)) {
                into.add(new Found(kind, matcher.start(), matcher.end()));
            }
        }
    }

    /// A part of a number that people have, and no year or amount.
    private static boolean cut(String number) {
        long digits = number.codePoints().filter(Character::isDigit).count();
        return "+(0".indexOf(number.charAt(0)) >= 0 || digits >= FEWEST_CUT;
    }

    private static boolean dialled(String number) {
        long digits = number.codePoints().filter(Character::isDigit).count();
        return digits >= FEWEST_DIALLED
                && digits <= MOST_DIALLED
                && !DIGITS_ALONE.matcher(number).matches();
    }

    private static boolean birthday(Matcher number) {
        try {
            // any leap year: the century stands elsewhere
            return LocalDate.of(
                                    2000,
                                    Integer.parseInt(number.group(2)),
                                    Integer.parseInt(number.group(3)))
                            .getYear()
                    == 2000;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// The check digit of payment cards (ISO/IEC 7812-1, annex B).
    private static boolean luhn(String number) {
        int sum = 0;
        int place = 0;
        for (int i = number.length() - 1; i >= 0; i--) {
            if (Character.isDigit(number.charAt(i))) {
                int digit = Character.digit(number.charAt(i), 10) * (place++ % 2 == 0 ? 1 : 2);
                sum += digit / 10 + digit % 10;
            }
        }
        return sum % 10 == 0;
    }
}
