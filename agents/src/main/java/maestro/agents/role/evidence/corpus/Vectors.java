package maestro.agents.role.evidence.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Arithmetic on vectors of Euclidean norm 1.
public final class Vectors {
    private Vectors() {}

    public static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// Words hashed to a vector of norm 1, for texts whose meaning the model cannot read.
    public static float[] ofWords(Set<String> stems) {
        float[] vector = new float[512];
        for (String stem : stems) {
            int hash = stem.hashCode() * 0x9E3779B1;
            vector[hash >>> 23] += 1;
        }
        return mean(List.of(vector));
    }

    /// The direction of the sum; the zero vector where there is none.
    public static float[] mean(Collection<float[]> vectors) {
        float[] sum = new float[vectors.isEmpty() ? 0 : vectors.iterator().next().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        double norm = Math.sqrt(cosine(sum, sum));
        for (int i = 0; norm > 0 && i < sum.length; i++) {
            sum[i] = (float) (sum[i] / norm);
        }
        return sum;
    }
}
