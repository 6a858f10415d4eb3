package maestro.app.ui.rerank;

import maestro.rag.embedding.rerank.RerankingModel;

/// One model as it is listed.
///
/// @param licence as SPDX names it; empty for one of the user's
/// @param bytes to download; 0 where there is nothing to download
/// @param host where it comes from
/// @param arrived bytes of a download that was broken off
public record RerankLine(
        RerankingModel model, String licence, long bytes, String host, long arrived, Place place) {

    /// What can be done with it follows from this.
    public enum Place {
        /// Hits are ordered by it.
        USED,
        /// On this machine.
        INSTALLED,
        /// To be downloaded.
        AVAILABLE
    }

    String id() {
        return model.id();
    }

    /// Whether it came from a folder of the user's.
    boolean own() {
        return licence.isEmpty();
    }
}
