package maestro.app.ui.embedding;

import java.util.List;
import maestro.rag.embedding.model.Offer;

/// One model as it is listed.
///
/// @param languages as in BCP 47; "mul" for very many, empty where unknown
/// @param licence as SPDX names it; empty for one of the user's
/// @param bytes to download; 0 where there is nothing to download
/// @param host where it comes from
/// @param arrived bytes of a download that was broken off
/// @param ollama whether an Ollama computes it
/// @param state of it on this machine
record ModelLine(
        String id,
        String title,
        List<String> languages,
        String licence,
        long bytes,
        String host,
        long arrived,
        boolean ollama,
        State state) {

    /// What can be done with it follows from this.
    enum State {
        /// Searches use it.
        SERVING,
        /// The library is being changed for it.
        WANTED,
        /// That change has stopped half-way.
        HALTED,
        /// On this machine.
        INSTALLED,
        /// To be downloaded.
        AVAILABLE,
        /// The library was made with it, and it is gone.
        MISSING
    }

    /// One that the program knows of.
    static ModelLine of(
            Offer known,
            String id,
            String title,
            List<String> languages,
            long arrived,
            State state) {
        return new ModelLine(
                id,
                title,
                languages,
                known.licence(),
                known.bytes(),
                known.host(),
                arrived,
                false,
                state);
    }

    /// One of the user's.
    static ModelLine own(
            String id, String title, List<String> languages, boolean ollama, State state) {
        return new ModelLine(id, title, languages, "", 0, "", 0, ollama, state);
    }

    /// Whether it came from a folder of the user's.
    boolean own() {
        return licence.isEmpty();
    }
}
