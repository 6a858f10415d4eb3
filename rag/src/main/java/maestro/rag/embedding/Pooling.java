package maestro.rag.embedding;

import java.util.Arrays;
import java.util.List;

/// How the vectors of a text's tokens become the text's vector. Models are trained for one of them.
public enum Pooling {
    /// The mean over all tokens, the marks included.
    MEAN("mean") {
        @Override
        float[] gather(float[] states, int dimension) {
            float[] sum = new float[dimension];
            for (int token = 0; token < states.length; token += dimension) {
                for (int d = 0; d < dimension; d++) {
                    sum[d] += states[token + d];
                }
            }
            return sum;
        }
    },
    /// The first token, which is a mark that stands for the whole.
    CLS("cls") {
        @Override
        float[] gather(float[] states, int dimension) {
            return Arrays.copyOf(states, dimension);
        }
    };

    private final String word;

    Pooling(String word) {
        this.word = word;
    }

    /// As fingerprints say it.
    public String word() {
        return word;
    }

    abstract float[] gather(float[] states, int dimension);

    /// The text's vector, of norm 1.
    ///
    /// @param states the tokens' vectors one after another, without padding
    public float[] pool(float[] states, int dimension) {
        return normalised(gather(states, dimension));
    }

    /// The vector of norm 1 in the middle of others of norm 1; of a single one itself.
    static float[] between(List<float[]> vectors) {
        if (vectors.size() == 1) {
            return vectors.getFirst();
        }
        float[] sum = new float[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += vector[d];
            }
        }
        return normalised(sum);
    }

    /// Scales a vector to norm 1, in place.
    static float[] normalised(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        float scale = (float) (1 / Math.max(1e-12, Math.sqrt(square)));
        for (int d = 0; d < vector.length; d++) {
            vector[d] *= scale;
        }
        return vector;
    }
}
