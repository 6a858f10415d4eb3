package maestro.agents.role.evidence.corpus;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.role.evidence.question.Inquiry;

/// How close texts are to a question in meaning. In a library on one subject every text is close to
/// every question on it, so half of the measure is taken across the subject: between what is left
/// of both vectors when the subject's direction is taken out.
public final class Compass {
    /// Aspects count a little less than the question itself.
    private static final double ASPECT = 0.92;

    private static final double ALONG = 0.5;

    /// A question so close to its subject asks for the subject itself: what is left of it across
    /// the subject would be chance.
    private static final double ALL_TOPIC = 0.88;

    private final List<float[]> probes;
    private final float[] topic;
    private final List<float[]> across = new ArrayList<>();

    private Compass(List<float[]> probes, float[] topic) {
        this.probes = probes;
        this.topic = topic;
        probes.forEach(p -> across.add(across(p)));
    }

    public static Compass of(Inquiry inquiry, Corpus corpus) throws InterruptedException {
        boolean apart =
                !inquiry.topicEnglish().isBlank()
                        && !inquiry.topicEnglish().equalsIgnoreCase(inquiry.english());
        float[] topic = apart ? corpus.vector(inquiry.topicEnglish()) : new float[0];
        List<float[]> probes = corpus.vectors(inquiry.probes());
        boolean asksMore = apart && Vectors.cosine(topic, probes.getFirst()) < ALL_TOPIC;
        return new Compass(probes, asksMore ? topic : new float[0]);
    }

    /// A vector without its part along the subject, of norm 1.
    public float[] across(float[] vector) {
        if (topic.length == 0) {
            return vector;
        }
        double along = Vectors.cosine(vector, topic);
        float[] rest = new float[vector.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (float) (vector[i] - along * topic[i]);
        }
        return Vectors.mean(List.of(rest));
    }

    /// Closeness to the question or one of its aspects, 0 to 1.
    public double closeness(float[] vector) {
        float[] rest = across(vector);
        double best = 0;
        for (int i = 0; i < probes.size(); i++) {
            double plain = Vectors.cosine(vector, probes.get(i));
            double apart = Vectors.cosine(rest, across.get(i));
            double close = topic.length == 0 ? plain : ALONG * plain + (1 - ALONG) * apart;
            best = Math.max(best, (i == 0 ? 1 : ASPECT) * close);
        }
        return Math.min(1, best);
    }

    /// Plain cosine with the question or, discounted, one of its aspects.
    public double plain(float[] vector) {
        double best = 0;
        for (int i = 0; i < probes.size(); i++) {
            best = Math.max(best, (i == 0 ? 1 : ASPECT) * Vectors.cosine(vector, probes.get(i)));
        }
        return Math.min(1, best);
    }
}
