package maestro.app.ui.embedding;

import maestro.rag.embedding.EmbeddingModel;

/// One model as it is listed.
///
/// @param licence as SPDX names it; empty for one of the user's
/// @param bytes to download; 0 where there is nothing to download
/// @param host where it comes from
/// @param arrived bytes of a download that was broken off
/// @param state of it on this machine
public record EmbeddingLine(
        EmbeddingModel model, String licence, long bytes, String host, long arrived, State state) {

    /// What can be done with it follows from this.
    public enum State {
        /// The library is searched with it.
        SERVING,
        /// The library is being changed for it.
        WANTED,
        /// On this machine.
        INSTALLED,
        /// To be downloaded.
        AVAILABLE,
        /// The library was made with it, and it is gone.
        MISSING
    }

    String id() {
        return model.id();
    }

    /// Whether it came from a folder of the user's.
    boolean own() {
        return licence.isEmpty();
    }
}
