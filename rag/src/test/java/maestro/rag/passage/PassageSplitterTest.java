package maestro.rag.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import maestro.rag.embedding.Tokens;
import maestro.rag.passage.PassageSplitter.Piece;
import org.junit.jupiter.api.Test;

class PassageSplitterTest {

    /// Tokens of at most five letters, and of single marks: like word pieces, but plain to see.
    private static Tokens tokens(String text) {
        Matcher matcher = Pattern.compile("\\p{L}{1,5}|[^\\p{L}\\s\\u00A0]").matcher(text);
        List<int[]> found = matcher.results().map(r -> new int[] {r.start(), r.end()}).toList();
        return new Tokens(
                text,
                new int[found.size()],
                found.stream().mapToInt(t -> t[0]).toArray(),
                found.stream().mapToInt(t -> t[1]).toArray());
    }

    private static List<Piece> split(String text, PassageSettings settings) {
        return PassageSplitter.split(text, tokens(text), settings);
    }

    @Test
    void packsWholeSentencesAndRepeatsTheLastOnes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append("This one is item ").append((char) ('a' + i % 26)).append(". ");
        }
        // Six tokens a sentence: five fit into 32, and one into an overlap of 8.
        List<Piece> pieces = split(text.toString(), new PassageSettings(32, 8));
        assertThat(text.substring(pieces.get(0).start(), pieces.get(0).end()))
                .startsWith("This one is item a.")
                .endsWith("item e.");
        assertThat(text.substring(pieces.get(1).start(), pieces.get(1).end()))
                .startsWith("This one is item e.")
                .endsWith("item i.");
    }

    /// As a vocabulary of Latin words sees Korean: two or three tokens in each syllable.
    @Test
    void aCharacterCountsOnceHoweverManyTokensItIs() {
        String text = "벌이 겨울에 죽는다. ".repeat(40).strip();
        List<Integer> syllables =
                IntStream.range(0, text.length())
                        .filter(i -> text.charAt(i) != ' ')
                        .boxed()
                        .toList();
        int[] starts =
                syllables.stream()
                        .flatMapToInt(i ->
                                IntStream.generate(() -> i).limit(text.charAt(i) == '.' ? 1 : 3))
                        .toArray();
        Tokens letters =
                new Tokens(
                        text,
                        new int[starts.length],
                        starts,
                        IntStream.of(starts).map(i -> i + 1).toArray());
        Tokens whole =
                new Tokens(
                        text,
                        new int[syllables.size()],
                        syllables.stream().mapToInt(i -> i).toArray(),
                        syllables.stream().mapToInt(i -> i + 1).toArray());
        PassageSettings settings = new PassageSettings(40, 12);
        assertThat(PassageSplitter.split(text, letters, settings))
                .extracting(Piece::start, Piece::end)
                .isEqualTo(
                        PassageSplitter.split(text, whole, settings).stream()
                                .map(p -> tuple(p.start(), p.end()))
                                .toList())
                .hasSizeGreaterThan(5);
        String endless = text.replace(" ", "").replace(".", "");
        int[] thrice = IntStream.range(0, 3 * endless.length()).map(i -> i / 3).toArray();
        assertThat(
                        PassageSplitter.split(
                                endless,
                                new Tokens(
                                        endless,
                                        new int[thrice.length],
                                        thrice,
                                        IntStream.of(thrice).map(i -> i + 1).toArray()),
                                settings))
                .hasSize((endless.length() + 39) / 40)
                .allMatch(p -> p.end() - p.start() <= 40);
    }

    @Test
    void leavesAHeadingToWhatFollows() {
        String text =
                "one two three four. ".repeat(5) + "\n\nMethods\n\n" + "five six seven. ".repeat(4);
        List<Piece> pieces = split(text, new PassageSettings(32, 0));
        assertThat(text.substring(pieces.get(0).start(), pieces.get(0).end())).endsWith("four.");
        assertThat(text.substring(pieces.get(1).start(), pieces.get(1).end()))
                .startsWith("Methods");
    }

    @Test
    void cutsAnOverlongSentenceBetweenWords() {
        String text = "words ".repeat(150).strip() + ".";
        List<Piece> pieces = split(text, new PassageSettings(32, 8));
        assertThat(pieces).hasSizeGreaterThan(4);
        assertThat(pieces)
                .allSatisfy(p -> assertThat(text.substring(p.start())).startsWith("words"));
    }

    @Test
    void holdsItsPromisesOnAnyText() {
        Random random = new Random(11);
        String alphabet = "abcdefghij .\n,다\u00A0|";
        for (int round = 0; round < 300; round++) {
            StringBuilder builder = new StringBuilder();
            int length = random.nextInt(4000);
            for (int i = 0; i < length; i++) {
                builder.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = builder.toString();
            int budget = 32 + random.nextInt(100);
            PassageSettings settings = new PassageSettings(budget, random.nextInt(budget / 2));
            Tokens tokens = tokens(text);
            List<Piece> pieces = PassageSplitter.split(text, tokens, settings);
            check(text, tokens, settings, pieces);
            assertThat(PassageSplitter.split(text, tokens, settings)).isEqualTo(pieces);
        }
    }

    private static void check(
            String text, Tokens tokens, PassageSettings settings, List<Piece> pieces) {
        boolean[] covered = new boolean[text.length()];
        int token = 0;
        int end = -1;
        for (Piece piece : pieces) {
            assertThat(piece.end()).isGreaterThan(Math.max(piece.start(), end));
            assertThat(piece.toToken() - piece.fromToken()).isBetween(0, settings.tokens());
            assertThat(piece.fromToken()).isLessThanOrEqualTo(token);
            token = piece.toToken();
            end = piece.end();
            for (int t = piece.fromToken(); t < piece.toToken(); t++) {
                assertThat(tokens.starts()[t]).isGreaterThanOrEqualTo(piece.start());
                assertThat(tokens.ends()[t]).isLessThanOrEqualTo(piece.end());
            }
            for (int i = piece.start(); i < piece.end(); i++) {
                covered[i] = true;
            }
        }
        assertThat(token).isEqualTo(tokens.count());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            assertThat(covered[i] || Character.isWhitespace(c) || Character.isSpaceChar(c))
                    .isTrue();
        }
    }

    @Test
    void hasNothingToSplitInNothing() {
        assertThat(split("", PassageSettings.DEFAULT)).isEmpty();
        assertThat(split(" \n ", PassageSettings.DEFAULT)).isEmpty();
    }

    @Test
    void keepsTextThatHasNoTokens() {
        Tokens none = new Tokens("", new int[0], new int[0], new int[0]);
        assertThat(PassageSplitter.split("\u0488\u0489", none, PassageSettings.DEFAULT)).hasSize(1);
    }
}
