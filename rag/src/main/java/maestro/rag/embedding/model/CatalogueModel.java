package maestro.rag.embedding.model;

import java.net.URI;
import java.util.List;
import maestro.rag.embedding.EmbeddingModel;

/// An embedding model that the program knows of.
public record CatalogueModel(
        EmbeddingModel model, String licence, URI page, List<Download> downloads) implements Offer {
    public CatalogueModel {
        downloads = List.copyOf(downloads);
    }
}
