package maestro.rag.embedding.model;

import java.net.URI;
import java.util.List;

/// What it takes to have a model that the program knows of.
public interface Offer {
    /// As SPDX names it.
    String licence();

    /// Where its makers describe it.
    URI page();

    /// None for what comes with the program.
    List<Download> downloads();

    /// Where it comes from; empty for what comes with the program.
    default String host() {
        return downloads().isEmpty()
                ? ""
                : String.valueOf(downloads().getFirst().address().getHost());
    }

    /// To download, all in all.
    default long bytes() {
        return downloads().stream().mapToLong(Download::bytes).sum();
    }
}
