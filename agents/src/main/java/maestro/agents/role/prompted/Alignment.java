package maestro.agents.role.prompted;

import java.text.Normalizer;
import java.util.Optional;
import maestro.rag.passage.Sentences;
import maestro.rag.passage.Span;

/// Finds the words of a quote in a passage. First letter for letter, then without regard to case,
/// white space, kinds of quotation marks and hyphens at line ends, and at last with up to one
/// difference in ten letters, by Sellers' algorithm for approximate matching ("The theory and
/// computation of evolutionary distances", 1980).
public final class Alignment {
    /// Differences per letter of the quote that still make it the same quote.
    private static final double TOLERANCE = 0.1;

    private static final int SHORTEST = 12;
    private static final int LONGEST_QUOTE = 1_200;
    private static final int LONGEST_TEXT = 12_000;
    private static final int LONGEST_WORD = 40;

    /// Longer ones are rows of tables and the like.
    private static final int LONGEST_SENTENCES = 700;

    private Alignment() {}

    /// The whole sentences that a quote's words stand in: half of one may say the opposite of it.
    ///
    /// @return their range in the text, that of the words alone where the sentences are longer than
    ///   anybody would read in a quote; empty where the words stand nowhere in the text
    public static Optional<Span> sentences(String quote, String text) {
        return find(quote, text)
                .map(words -> {
                    int start = words.start();
                    int end = words.end();
                    for (Span sentence : Sentences.of(text)) {
                        if (sentence.start() < words.end() && words.start() < sentence.end()) {
                            start = Math.min(start, sentence.start());
                            end = Math.max(end, sentence.end());
                        }
                    }
                    return end - start <= LONGEST_SENTENCES ? new Span(start, end) : words;
                });
    }

    /// @return the range of the text that the quote stands for; empty where it stands nowhere in it
    static Optional<Span> find(String quote, String text) {
        Plain wanted = Plain.of(trimmed(quote));
        if (wanted.length() < SHORTEST
                || wanted.length() > LONGEST_QUOTE
                || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        Plain plain = Plain.of(text);
        int at = plain.text().indexOf(wanted.text());
        if (at >= 0) {
            return Optional.of(whole(plain.span(at, at + wanted.length()), text));
        }
        return near(wanted.text(), plain).map(span -> whole(span, text));
    }

    /// With the whole of the words and numbers that it begins and ends in: a quote that ends in
    /// "16" where the text says "16.7" would say something else than the text.
    private static Span whole(Span span, String text) {
        int start = span.start();
        int end = span.end();
        while (start > 0 && span.start() - start < LONGEST_WORD && within(text, start)) {
            start--;
        }
        while (end < text.length() && end - span.end() < LONGEST_WORD && within(text, end)) {
            end++;
        }
        return new Span(start, end);
    }

    /// Whether a word or number goes on from before a place to after it.
    private static boolean within(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (Character.isDigit(before) && (after == '.' || after == ',')) {
            return at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        }
        if ((before == '.' || before == ',') && Character.isDigit(after)) {
            return at > 1 && Character.isDigit(text.charAt(at - 2));
        }
        return ofWord(before) && ofWord(after);
    }

    /// Chinese and Japanese have no spaces between words to stop at.
    private static boolean ofWord(char c) {
        return (Character.isLetterOrDigit(c) || Character.isSurrogate(c))
                && !Character.isIdeographic(c)
                && Character.UnicodeBlock.of(c) != Character.UnicodeBlock.HIRAGANA
                && Character.UnicodeBlock.of(c) != Character.UnicodeBlock.KATAKANA;
    }

    private static String trimmed(String quote) {
        return quote.strip()
                .replaceAll("^(?:\\.{3}|…|[\"“”'‘’«»])+|(?:\\.{3}|…|[\"“”'‘’«»])+$", "")
                .strip();
    }

    /// The place with the fewest differences, where these are few enough. Each column holds for
    /// every prefix of the quote its least distance to any part of the text that ends here, and
    /// where that part begins.
    private static Optional<Span> near(String quote, Plain plain) {
        String text = plain.text();
        int rows = quote.length() + 1;
        int[] distance = new int[rows];
        int[] begin = new int[rows];
        for (int i = 0; i < rows; i++) {
            distance[i] = i;
        }
        int best = (int) (quote.length() * TOLERANCE) + 1;
        Optional<Span> found = Optional.empty();
        for (int j = 1; j <= text.length(); j++) {
            int diagonal = distance[0];
            int diagonalBegin = begin[0];
            begin[0] = j;
            for (int i = 1; i < rows; i++) {
                int replace = diagonal + (quote.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1);
                int skipText = distance[i] + 1;
                int skipQuote = distance[i - 1] + 1;
                diagonal = distance[i];
                int from = diagonalBegin;
                diagonalBegin = begin[i];
                if (skipText < replace && skipText <= skipQuote) {
                    distance[i] = skipText;
                } else if (skipQuote < replace) {
                    distance[i] = skipQuote;
                    begin[i] = begin[i - 1];
                } else {
                    distance[i] = replace;
                    begin[i] = from;
                }
            }
            if (distance[rows - 1] < best) {
                best = distance[rows - 1];
                found = Optional.of(plain.span(begin[rows - 1], j));
            }
        }
        return found;
    }

    /// A text in a form for comparing, with the place of each letter in the text as it was.
    ///
    /// @param places index of each character, and the end of the last one
    private record Plain(String text, int[] starts, int[] ends) {
        static Plain of(String original) {
            StringBuilder plain = new StringBuilder(original.length());
            int[] starts = new int[2 * original.length() + 16];
            int[] ends = new int[starts.length];
            boolean space = true;
            for (int i = 0; i < original.length(); ) {
                int next = original.offsetByCodePoints(i, 1);
                int c = original.codePointAt(i);
                if (hyphenAtLineEnd(original, i)) {
                    i = afterWhitespace(original, next);
                    continue;
                }
                String form = form(c);
                for (int k = 0; k < form.length() && plain.length() < starts.length; k++) {
                    char letter = form.charAt(k);
                    boolean blank = Character.isWhitespace(letter);
                    if (!blank || !space) {
                        starts[plain.length()] = i;
                        ends[plain.length()] = next;
                        plain.append(blank ? ' ' : letter);
                    }
                    space = blank;
                }
                i = next;
            }
            return new Plain(plain.toString(), starts, ends);
        }

        private static boolean hyphenAtLineEnd(String text, int i) {
            char c = text.charAt(i);
            return c == '\u00AD'
                    || (c == '-' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
        }

        private static int afterWhitespace(String text, int from) {
            int i = from;
            while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            return i;
        }

        private static String form(int c) {
            String letter = Character.toString(Character.toLowerCase(c));
            return switch (c) {
                case '“', '”', '„', '«', '»' -> "\"";
                case '‘', '’', '‚', '`' -> "'";
                case '‐', '‑', '‒', '–', '—', '−' -> "-";
                case '\u200B', '\uFEFF' -> "";
                default -> c < 0x80 ? letter : Normalizer.normalize(letter, Normalizer.Form.NFKC);
            };
        }

        int length() {
            return text.length();
        }

        Span span(int from, int to) {
            int a = from;
            int b = to;
            while (a < b && text.charAt(a) == ' ') {
                a++;
            }
            while (b > a && text.charAt(b - 1) == ' ') {
                b--;
            }
            return new Span(starts[a], ends[Math.max(a, b - 1)]);
        }
    }
}
