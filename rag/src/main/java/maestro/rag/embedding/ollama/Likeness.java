package maestro.rag.embedding.ollama;

import java.time.Duration;
import java.util.List;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.rerank.Reranker;
import maestro.rag.embedding.rerank.Trial;

/// An embedding model as one that tells answers from other passages, to be tried as such.
record Likeness(Embedder model) implements Reranker {

    @Override
    public List<String> languages() {
        return Trial.languages(this, model.fingerprint().model());
    }

    @Override
    public double[] relevance(String question, List<String> passages, Duration patience) {
        float[] asked = model.embedQuery(question);
        List<float[]> found = model.embedAll(passages);
        double[] relevance = new double[passages.size()];
        for (int i = 0; i < relevance.length; i++) {
            double cosine = 0;
            for (int d = 0; d < asked.length; d++) {
                cosine += (double) asked[d] * found.get(i)[d];
            }
            relevance[i] = (1 + cosine) / 2;
        }
        return relevance;
    }

    @Override
    public void close() {}
}
