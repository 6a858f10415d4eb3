package maestro.rag.passage;

import java.util.ArrayList;
import java.util.List;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Tokens;

/// Cuts a text into passages: whole sentences packed to a token budget, each passage repeating the
/// last sentences of the one before it as far as they fit into the overlap.
///
/// A character counts as one token, however many the vocabulary makes of it: a model for English
/// takes each Korean syllable apart into its letters, and a passage would be a single sentence.
/// Such a passage has more tokens than the model reads, which gets the first of them; but where a
/// vocabulary has no more than letters of a language, the model's vectors tell little of it anyway.
public final class PassageSplitter {

    /// A passage to be.
    ///
    /// @param start first UTF-16 index in the text
    /// @param end index after the last
    /// @param fromToken first token
    /// @param toToken index after the last token
    public record Piece(int start, int end, int fromToken, int toToken) {
        /// Its tokens.
        public Embedder.Range range() {
            return new Embedder.Range(fromToken, toToken);
        }
    }

    /// Headings that may stand on each other at a passage's end.
    private static final int MOST_HEADINGS = 2;

    private PassageSplitter() {}

    /// The pieces in order. Every character that is not white space is in at least one; none counts
    /// more tokens than the budget. The same input always gives the same pieces.
    ///
    /// @param tokens of the whole text, in order
    public static List<Piece> split(String text, Tokens tokens, PassageSettings settings) {
        int[] counted = counted(tokens);
        List<Piece> units = units(text, tokens, counted, settings.tokens());
        List<Piece> pieces = new ArrayList<>();
        int first = 0;
        int covered = 0;
        while (covered < units.size()) {
            int from = units.get(first).fromToken();
            int end = covered + 1;
            while (end < units.size()
                    && counted[units.get(end).toToken()] - counted[from] <= settings.tokens()) {
                end++;
            }
            end = withoutHangingHeading(text, units, covered, end);
            Piece last = units.get(end - 1);
            pieces.add(new Piece(units.get(first).start(), last.end(), from, last.toToken()));
            covered = end;
            first =
                    covered < units.size()
                            ? overlapStart(units, counted, first, covered, settings)
                            : first;
        }
        return List.copyOf(pieces);
    }

    /// How many tokens count before each token, and in all.
    private static int[] counted(Tokens tokens) {
        int[] counted = new int[tokens.count() + 1];
        for (int t = 0; t < tokens.count(); t++) {
            boolean within = t > 0 && tokens.starts()[t] < tokens.ends()[t - 1];
            counted[t + 1] = counted[t] + (within ? 0 : 1);
        }
        return counted;
    }

    /// The first unit that the next passage repeats; `covered` itself where nothing fits.
    private static int overlapStart(
            List<Piece> units, int[] counted, int first, int covered, PassageSettings settings) {
        int next = counted[units.get(covered).toToken()];
        int last = counted[units.get(covered - 1).toToken()];
        int start = covered;
        while (start - 1 > first
                && last - counted[units.get(start - 1).fromToken()] <= settings.overlap()
                && next - counted[units.get(start - 1).fromToken()] <= settings.tokens()) {
            start--;
        }
        return start;
    }

    /// A heading at a passage's end belongs to what follows, so it is left to the next passage.
    private static int withoutHangingHeading(String text, List<Piece> units, int covered, int end) {
        int kept = end;
        while (end < units.size()
                && kept - 1 > covered
                && end - kept < MOST_HEADINGS
                && isHeading(text, units, kept - 1)) {
            kept--;
        }
        return kept;
    }

    private static boolean isHeading(String text, List<Piece> units, int index) {
        Piece unit = units.get(index);
        if (unit.end() - unit.start() > 120 || index + 1 >= units.size()) {
            return false;
        }
        String gap = text.substring(unit.end(), units.get(index + 1).start());
        char last = text.charAt(unit.end() - 1);
        return gap.contains("\n\n") && (Character.isLetterOrDigit(last) || last == ')');
    }

    /// Sentences with their tokens; one that is over the budget is cut at tokens.
    private static List<Piece> units(String text, Tokens tokens, int[] counted, int budget) {
        List<Piece> units = new ArrayList<>();
        int token = 0;
        List<Span> sentences = Sentences.of(text);
        for (int i = 0; i < sentences.size(); i++) {
            Span sentence = sentences.get(i);
            int from = token;
            boolean lastOne = i + 1 == sentences.size();
            while (token < tokens.count() && (lastOne || tokens.starts()[token] < sentence.end())) {
                token++;
            }
            cut(text, sentence, tokens, counted, from, token, budget, units);
        }
        return units;
    }

    private static void cut(
            String text,
            Span sentence,
            Tokens tokens,
            int[] counted,
            int from,
            int to,
            int budget,
            List<Piece> units) {
        int start = sentence.start();
        int token = from;
        while (counted[to] - counted[token] > budget) {
            int limit = token + budget;
            while (counted[limit + 1] - counted[token] <= budget) {
                limit++; // never into the middle of a character
            }
            int next = wordStart(text, tokens, token, limit);
            int cut = Math.clamp(tokens.starts()[next], start + 1, sentence.end());
            int end = cut;
            while (end > start + 1 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            units.add(new Piece(start, end, token, next));
            start = Math.min(cut, sentence.end() - 1);
            token = next;
        }
        units.add(new Piece(start, sentence.end(), token, to));
    }

    /// The last token at or before the limit that begins a word, so that none is torn apart; the
    /// limit itself where a word fills half of the budget.
    private static int wordStart(String text, Tokens tokens, int from, int limit) {
        for (int t = limit; t > from + (limit - from) / 2; t--) {
            int start = tokens.starts()[t];
            if (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
                return t;
            }
        }
        return limit;
    }
}
