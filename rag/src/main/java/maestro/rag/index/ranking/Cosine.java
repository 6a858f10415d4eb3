package maestro.rag.index.ranking;

/// The cosine of vectors of norm 1.
///
/// Lucene's own is faster, but sums with the Vector API, whose order of summation is left open by
/// its specification: in practice the last digit changes when the just-in-time compiler gets to it,
/// and with it the order of near ties. Here the order is fixed. 384 dimensions take about 0.1 us.
final class Cosine {
    private Cosine() {}

    static float of(float[] a, float[] b) {
        int n = a.length;
        int blocks = n - n % 8;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        // Eight sums, since each addition waits for the one before it
        for (int i = 0; i < blocks; i += 8) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        float sum = (s0 + s1) + (s2 + s3) + ((s4 + s5) + (s6 + s7));
        for (int i = blocks; i < n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
