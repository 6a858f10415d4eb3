package maestro.rag.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import maestro.rag.message.Message;

/// Texts of any length to tokens with UTF-16 ranges.
///
/// The native tokenizer counts in code points and takes a text as a whole. Here a text goes through
/// it in bounded pieces, and its ranges come back in UTF-16.
public final class TextTokenizer implements AutoCloseable {
    /// UTF-16 units; bounds the native memory of one call to a few megabytes.
    static final int PIECE = 1 << 15;

    private final HuggingFaceTokenizer tokenizer;

    public TextTokenizer(Path file) throws IOException {
        // The model's file asks for truncation and padding to 128 tokens; neither is wanted.
        tokenizer =
                HuggingFaceTokenizer.builder()
                        .optTokenizerPath(file)
                        .optTruncation(false)
                        .optPadding(false)
                        .build();
    }

    /// The vocabulary of the model that comes with the program.
    ///
    /// @param modelsFolder where that is unpacked at first use
    /// @throws EmbeddingException where it can't be
    public static TextTokenizer builtIn(Path modelsFolder) {
        EngineSettings.apply(modelsFolder);
        Path file = BuiltInModel.unpack(modelsFolder).tokenizer();
        try {
            return new TextTokenizer(file);
        } catch (IOException | RuntimeException e) {
            throw new EmbeddingException(
                    Message.of("model.unloaded", file.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /// What the model's vocabulary puts before and after every sequence: [CLS] and [SEP], <s> and
    /// </s>, or only one of them.
    Marks marks() {
        Encoding encoding = tokenizer.encode("a", true, false);
        long[] ids = encoding.getIds();
        long[] special = encoding.getSpecialTokenMask();
        int first = 0;
        while (first < ids.length && special[first] == 1) {
            first++;
        }
        int end = ids.length;
        while (end > first && special[end - 1] == 1) {
            end--;
        }
        return new Marks(
                Arrays.copyOfRange(ids, 0, first), Arrays.copyOfRange(ids, end, ids.length));
    }

    /// Vocabulary numbers.
    record Marks(long[] before, long[] after) {
        int count() {
            return before.length + after.length;
        }
    }

    /// The marks round a pair of texts, such as a question and a passage.
    public PairMarks pairMarks() {
        Encoding encoding = tokenizer.encode("a", "b", true, false);
        long[] ids = encoding.getIds();
        long[] types = encoding.getTypeIds();
        long[] special = encoding.getSpecialTokenMask();
        int first = run(special, 0, 1);
        int between = run(special, first, 0);
        int second = run(special, between, 1);
        int after = run(special, second, 0);
        return new PairMarks(
                marks(ids, types, 0, first),
                between > first ? types[first] : 0,
                marks(ids, types, between, second),
                after > second ? types[second] : 0,
                marks(ids, types, after, ids.length));
    }

    /// The end of the run of tokens that are special (1) or are not (0).
    private static int run(long[] special, int from, long kind) {
        int end = from;
        while (end < special.length && special[end] == kind) {
            end++;
        }
        return end;
    }

    private static Typed marks(long[] ids, long[] types, int from, int to) {
        return new Typed(Arrays.copyOfRange(ids, from, to), Arrays.copyOfRange(types, from, to));
    }

    /// Vocabulary numbers with the number of the text that each belongs to, as models want it told.
    public record Typed(long[] ids, long[] types) {}

    /// What stands before, between and after two texts, and the numbers of these.
    public record PairMarks(
            Typed before, long firstType, Typed between, long secondType, Typed after) {
        public int count() {
            return before.ids().length + between.ids().length + after.ids().length;
        }
    }

    public Tokens tokenize(String text) {
        Collected tokens = new Collected(text.length() / 4 + 8);
        for (int start = 0; start < text.length(); ) {
            int end = endOfPiece(text, start);
            tokenizePiece(text.substring(start, end), start, tokens);
            start = end;
        }
        return tokens.done(text);
    }

    /// A place to cut that no token spans: after the last line break, else the last white space,
    /// else anywhere but within a surrogate pair. (A run of 32,768 characters without white space
    /// is no word of any vocabulary, and Han and Kana are cut at each character in any case.)
    private static int endOfPiece(String text, int start) {
        int limit = start + PIECE;
        if (limit >= text.length()) {
            return text.length();
        }
        int space = -1;
        for (int i = limit - 1; i > start; i--) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return i + 1;
            }
            if (space < 0 && Character.isWhitespace(c)) {
                space = i + 1;
            }
        }
        if (space > 0) {
            return space;
        }
        boolean pair =
                Character.isHighSurrogate(text.charAt(limit - 1))
                        && Character.isLowSurrogate(text.charAt(limit));
        return pair ? limit - 1 : limit;
    }

    private void tokenizePiece(String raw, int offset, Collected tokens) {
        String piece = wellFormed(raw);
        Encoding encoding = tokenizer.encode(piece, false, false);
        long[] ids = encoding.getIds();
        CharSpan[] spans = encoding.getCharTokenSpans();
        boolean simple = piece.codePointCount(0, piece.length()) == piece.length();
        int points = 0;
        int units = 0;
        for (int i = 0; i < ids.length; i++) {
            CharSpan span = spans[i];
            if (span == null) {
                continue;
            }
            int start = span.getStart();
            int end = span.getEnd();
            if (!simple) {
                units = piece.offsetByCodePoints(units, start - points);
                points = start;
                end = piece.offsetByCodePoints(units, end - start);
                start = units;
            }
            tokens.add((int) ids[i], offset + start, offset + end);
        }
    }

    /// Half of a surrogate pair, which damaged files hold, and NUL do not survive the way into
    /// native code. Their stand-ins have the same length.
    private static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                if (mended == null) {
                    mended = new StringBuilder(text);
                }
                mended.setCharAt(i, c == 0 ? ' ' : '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static final class Collected {
        private int[] ids;
        private int[] starts;
        private int[] ends;
        private int count;

        Collected(int expected) {
            ids = new int[expected];
            starts = new int[expected];
            ends = new int[expected];
        }

        void add(int id, int start, int end) {
            if (count == ids.length) {
                int more = count * 2;
                ids = Arrays.copyOf(ids, more);
                starts = Arrays.copyOf(starts, more);
                ends = Arrays.copyOf(ends, more);
            }
            ids[count] = id;
            starts[count] = start;
            ends[count++] = end;
        }

        Tokens done(String text) {
            return new Tokens(
                    text,
                    Arrays.copyOf(ids, count),
                    Arrays.copyOf(starts, count),
                    Arrays.copyOf(ends, count));
        }
    }
}
