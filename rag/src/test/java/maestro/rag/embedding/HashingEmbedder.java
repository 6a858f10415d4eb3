package maestro.rag.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stand-in without a model, for tests: a text is the bag of its words (each Han, Kana or Hangul
/// character is one), and a word's vector is made of its hash. Texts that share words are alike,
/// the same text always has the same vector.
public class HashingEmbedder implements Embedder {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]"
                            + "|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]]+"
                            + "|[^\\s\\p{L}\\p{N}]");
    private final int dimension;
    private final int maxTokens;

    public HashingEmbedder() {
        this(64, 254);
    }

    public HashingEmbedder(int dimension, int maxTokens) {
        this.dimension = dimension;
        this.maxTokens = maxTokens;
    }

    @Override
    public Fingerprint fingerprint() {
        return new Fingerprint("hashing-" + dimension, "mean", maxTokens + 2, "fp32");
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int maxTokens() {
        return maxTokens;
    }

    @Override
    public Tokens tokenize(String text) {
        List<int[]> found = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            int id = m.group().toLowerCase(Locale.ROOT).hashCode() & Integer.MAX_VALUE;
            found.add(new int[] {id, m.start(), m.end()});
        }
        return new Tokens(text, column(found, 0), column(found, 1), column(found, 2));
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(r -> r[column]).toArray();
    }

    @Override
    public float[] embed(Tokens tokens, int from, int to) {
        double[] sum = new double[dimension];
        sum[0] = 0.01; // so that a text without words has a direction, too
        for (int i = from; i < Math.min(to, from + maxTokens); i++) {
            long state = tokens.ids()[i];
            for (int d = 0; d < dimension; d++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                sum[d] += (state >>> 40) / (double) (1 << 23) - 1;
            }
        }
        double norm = 0;
        for (double x : sum) {
            norm += x * x;
        }
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) (sum[d] / Math.sqrt(norm));
        }
        return vector;
    }

    @Override
    public void close() {}
}
