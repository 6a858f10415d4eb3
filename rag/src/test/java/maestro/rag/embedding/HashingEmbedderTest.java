package maestro.rag.embedding;

final class HashingEmbedderTest extends EmbedderContract {
    private final HashingEmbedder embedder = new HashingEmbedder();

    @Override
    protected Embedder embedder() {
        return embedder;
    }
}
