package maestro.rag.embedding.model;

import java.net.URI;
import java.util.List;
import maestro.rag.embedding.rerank.RerankingModel;

/// A cross-encoder that the program knows of.
public record CatalogueReranker(
        RerankingModel model, String licence, URI page, List<Download> downloads) implements Offer {
    public CatalogueReranker {
        downloads = List.copyOf(downloads);
    }
}
