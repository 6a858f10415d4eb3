package maestro.rag.library.shared;

import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.Tokens;
import maestro.rag.message.Message;

/// Stands for a library's model that could not be loaded, so that the library opens and can be
/// searched by words. Whatever needs the model says why it is not there.
public record AbsentEmbedder(Fingerprint fingerprint, int dimension, Message why)
        implements Embedder {

    @Override
    public int maxTokens() {
        throw new EmbeddingException(why, null);
    }

    @Override
    public Tokens tokenize(String text) {
        throw new EmbeddingException(why, null);
    }

    @Override
    public float[] embed(Tokens tokens, int from, int to) {
        throw new EmbeddingException(why, null);
    }

    @Override
    public void close() {}
}
