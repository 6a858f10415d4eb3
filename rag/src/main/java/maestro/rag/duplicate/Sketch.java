package maestro.rag.duplicate;

import java.util.Locale;
import java.util.TreeSet;

/// The smallest hashes of a text's runs of words (bottom-k sketch; Cohen and Kaplan 2007), from
/// which the share of runs that two texts have in common is estimated.
///
/// @param smallest sorted, each once
record Sketch(long[] smallest) {
    private static final int SIZE = 128;
    private static final int RUN = 5;

    /// The rest of a book says no more about whether it is another one.
    private static final int MOST_CHARACTERS = 200_000;

    static Sketch of(String text) {
        String[] words =
                text.substring(0, Math.min(text.length(), MOST_CHARACTERS))
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+");
        TreeSet<Long> kept = new TreeSet<>();
        for (int i = 0; i + RUN <= words.length; i++) {
            long hash = 1125899906842597L;
            for (int w = i; w < i + RUN; w++) {
                hash = mixed(31 * hash + words[w].hashCode());
            }
            kept.add(hash);
            if (kept.size() > SIZE) {
                kept.pollLast();
            }
        }
        return new Sketch(kept.stream().mapToLong(Long::longValue).toArray());
    }

    /// The finalizer of SplitMix64.
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// Whether there is enough text to say anything.
    boolean tells() {
        return smallest.length == SIZE;
    }

    /// From 0 to 1.
    double likeness(Sketch other) {
        int a = 0;
        int b = 0;
        int seen = 0;
        int common = 0;
        while (seen < SIZE && a < smallest.length && b < other.smallest.length) {
            int order = Long.compare(smallest[a], other.smallest[b]);
            common += order == 0 ? 1 : 0;
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
            seen++;
        }
        return seen == 0 ? 0 : (double) common / seen;
    }
}
