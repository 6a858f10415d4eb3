package maestro.rag.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// How far a model puts apart what has nothing in common. Some use nearly the whole range of
/// cosines, others only its upper end: to be weighed against the score of words, a model's cosines
/// have to be known in this measure.
public final class Spread {
    /// On as many subjects as there are sentences.
    private static final List<String> UNRELATED =
            List.of(
                    "Bees tell each other by dancing where flowers are.",
                    "The treaty of 1648 ended thirty years of war.",
                    "Quarterly revenue grew by twelve percent.",
                    "Steel loses its strength when it is heated.",
                    "Patients with high blood pressure were given the drug for a year.",
                    "The orchestra played the symphony without a conductor.",
                    "A compiler turns source text into machine code.",
                    "Trees cool a street because their crowns shade the ground.",
                    "The court held that the contract was void.",
                    "Glaciers carve valleys as they move downhill.",
                    "The recipe asks for flour, butter and three eggs.",
                    "Stars heavier than the sun end as neutron stars.",
                    "Children learn to read faster when they are read to.",
                    "The striker scored twice in the second half.",
                    "Vaccines train the immune system to know a virus.",
                    "Interest rates were raised to slow inflation.");

    /// Of the built-in model.
    private static final double BUILT_IN = 0.96;

    /// Of models of the catalogue for which what words are worth was looked for on judged sets, as
    /// it was for the built-in one. This one's cosines lie closer together within one field than
    /// across fields, which sentences on many subjects do not show.
    private static final Map<String, Double> KNOWN = Map.of("bge-small-en-v1.5", 0.35);

    private Spread() {}

    /// As [#of(Embedder)], where it is known of a model of the catalogue.
    static OptionalDouble known(EmbeddingModel model) {
        Double known = KNOWN.get(model.name());
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }

    /// The difference between the mean cosine of a query with the same text and with unrelated
    /// ones, over that of the built-in model.
    public static double of(Embedder model) {
        List<float[]> queries = new ArrayList<>();
        List<float[]> passages = model.embedAll(UNRELATED);
        for (String text : UNRELATED) {
            queries.add(model.embedQuery(text));
        }
        int count = UNRELATED.size();
        double same = 0;
        double unrelated = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double cosine = cosine(queries.get(i), passages.get(j));
                if (i == j) {
                    same += cosine / count;
                } else {
                    unrelated += cosine / (count * (count - 1));
                }
            }
        }
        return Math.clamp((same - unrelated) / BUILT_IN, 0.05, 1.5);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (double) a[d] * b[d];
        }
        return sum;
    }
}
