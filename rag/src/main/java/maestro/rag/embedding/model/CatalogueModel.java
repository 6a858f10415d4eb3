package maestro.rag.embedding.model;

import java.net.URI;
import java.util.List;
import maestro.rag.embedding.EmbeddingModel;

/// A model that the program knows of.
///
/// @param licence as SPDX names it
/// @param page where its makers describe it
/// @param downloads what it takes to have it; none for the one that comes with the program
public record CatalogueModel(
        EmbeddingModel model, String licence, URI page, List<Download> downloads) {
    public CatalogueModel {
        downloads = List.copyOf(downloads);
    }

    /// Where it comes from; empty for the one that comes with the program.
    public String host() {
        return downloads.isEmpty() ? "" : String.valueOf(downloads.getFirst().address().getHost());
    }

    /// To download, all in all.
    public long bytes() {
        return downloads.stream().mapToLong(Download::bytes).sum();
    }
}
