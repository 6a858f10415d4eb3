package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;

/// Spherical k-means (Dhillon and Modha, 2001) begun from points far apart (Gonzalez, 1985), which
/// needs no random numbers; the number of clusters is the one with the best mean silhouette
/// (Rousseeuw, 1987).
final class Clustering {
    private static final int ROUNDS = 40;

    private Clustering() {}

    /// @param silhouette mean over all points, -1 to 1
    record Result(int[] labels, int clusters, double silhouette) {
        List<List<Integer>> members() {
            List<List<Integer>> members = new ArrayList<>();
            for (int c = 0; c < clusters; c++) {
                members.add(new ArrayList<>());
            }
            for (int i = 0; i < labels.length; i++) {
                members.get(labels[i]).add(i);
            }
            return members;
        }
    }

    /// @param points of norm 1, in an order that does not change from run to run
    static Result best(List<float[]> points, int least, int most) throws InterruptedException {
        double[][] distance = distances(points);
        Result best = new Result(new int[points.size()], 1, 0);
        for (int k = least; k <= Math.min(most, points.size() / 3); k++) {
            Corpus.answerInterrupt();
            int[] labels = means(points, k);
            double silhouette = silhouette(labels, k, distance);
            // A little more structure has to be worth another section.
            if (best.clusters() == 1 || silhouette > best.silhouette() + 0.01) {
                best = new Result(labels, k, silhouette);
            }
        }
        return best;
    }

    private static double[][] distances(List<float[]> points) {
        double[][] distance = new double[points.size()][points.size()];
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                distance[i][j] = 1 - Vectors.cosine(points.get(i), points.get(j));
                distance[j][i] = distance[i][j];
            }
        }
        return distance;
    }

    private static int[] means(List<float[]> points, int k) {
        List<float[]> centres = farApart(points, k);
        int[] labels = new int[points.size()];
        for (int round = 0; round < ROUNDS; round++) {
            int[] next = new int[points.size()];
            for (int i = 0; i < points.size(); i++) {
                next[i] = nearest(points.get(i), centres);
            }
            if (round > 0 && Arrays.equals(next, labels)) {
                break;
            }
            labels = next;
            for (int c = 0; c < k; c++) {
                List<float[]> members = new ArrayList<>();
                for (int i = 0; i < labels.length; i++) {
                    if (labels[i] == c) {
                        members.add(points.get(i));
                    }
                }
                if (!members.isEmpty()) {
                    centres.set(c, Vectors.mean(members));
                }
            }
        }
        return labels;
    }

    private static List<float[]> farApart(List<float[]> points, int k) {
        List<float[]> centres = new ArrayList<>();
        centres.add(points.get(nearestIndex(Vectors.mean(points), points)));
        while (centres.size() < k) {
            int farthest = 0;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < points.size(); i++) {
                double closest = -1;
                for (float[] centre : centres) {
                    closest = Math.max(closest, Vectors.cosine(points.get(i), centre));
                }
                if (closest < least) {
                    least = closest;
                    farthest = i;
                }
            }
            centres.add(points.get(farthest));
        }
        return centres;
    }

    private static int nearestIndex(float[] point, List<float[]> among) {
        return nearest(point, among);
    }

    private static int nearest(float[] point, List<float[]> among) {
        int best = 0;
        double most = -2;
        for (int i = 0; i < among.size(); i++) {
            double cosine = Vectors.cosine(point, among.get(i));
            if (cosine > most) {
                most = cosine;
                best = i;
            }
        }
        return best;
    }

    private static double silhouette(int[] labels, int k, double[][] distance) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] total = new double[k];
            int[] count = new int[k];
            for (int j = 0; j < labels.length; j++) {
                if (j != i) {
                    total[labels[j]] += distance[i][j];
                    count[labels[j]]++;
                }
            }
            if (count[labels[i]] == 0) {
                continue;
            }
            double own = total[labels[i]] / count[labels[i]];
            double other = Double.MAX_VALUE;
            for (int c = 0; c < k; c++) {
                if (c != labels[i] && count[c] > 0) {
                    other = Math.min(other, total[c] / count[c]);
                }
            }
            sum += other == Double.MAX_VALUE ? 0 : (other - own) / Math.max(own, other);
        }
        return labels.length == 0 ? 0 : sum / labels.length;
    }
}
