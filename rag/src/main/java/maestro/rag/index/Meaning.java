package maestro.rag.index;

import maestro.rag.embedding.Embedder;

/// What has to be known of a model to weigh its ranking against that of the words.
///
/// @param spread as [Embedder#spread]
/// @param anyScript whether it reads other scripts than the Latin one, too
public record Meaning(double spread, boolean anyScript) {
    /// Of the built-in model.
    public static final Meaning BUILT_IN = new Meaning(1, false);

    /// That of a model as it is loaded.
    public static Meaning of(Embedder model) {
        return new Meaning(model.spread(), model.languages().contains("mul"));
    }
}
