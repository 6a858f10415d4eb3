package maestro.rag.embedding;

import java.util.List;

/// One embedding model on one engine. Safe for use by several threads at once; every vector has
/// length [#dimension] and Euclidean norm 1.
public interface Embedder extends AutoCloseable {

    /// Identifies vectors that can be compared with each other.
    Fingerprint fingerprint();

    int dimension();

    /// The most tokens of a text that the model sees, its two marks not counted.
    int maxTokens();

    /// What it was trained to read, as in BCP 47, with "mul" among them for very many.
    default List<String> languages() {
        return List.of("en");
    }

    /// Whether it computes here, so that no text leaves this machine.
    default boolean onThisMachine() {
        return true;
    }

    /// How far apart it puts what has nothing in common, where the built-in model's is 1.
    default double spread() {
        return 1;
    }

    /// Tokenises a text of any length once, so that passages can be cut and embedded from the same
    /// tokens.
    Tokens tokenize(String text);

    /// The vector of a passage: the tokens `from` (inclusive) to `to` (exclusive); those beyond
    /// [#maxTokens] are not seen.
    float[] embed(Tokens tokens, int from, int to);

    /// The vector of a text as a passage; what is beyond [#maxTokens] tokens is not seen.
    default float[] embed(String text) {
        Tokens tokens = tokenize(text);
        return embed(tokens, 0, tokens.count());
    }

    /// The vector of something that is looked for among passages. Some models want to be told.
    default float[] embedQuery(String text) {
        return embed(text);
    }

    /// Vectors of passages in the order of the texts. An engine that gains from batches overrides
    /// this.
    default List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /// Vectors of several passages of one text, each as [#embed(Tokens, int, int)] has it.
    default List<float[]> embedAll(Tokens tokens, List<Range> ranges) {
        return ranges.stream().map(r -> embed(tokens, r.from(), r.to())).toList();
    }

    /// How many passages it is worth giving it at a time; 1 where batches gain nothing.
    default int batch() {
        return 1;
    }

    /// A stretch of a text's tokens.
    ///
    /// @param from its first
    /// @param to the one after its last
    record Range(int from, int to) {}

    @Override
    void close();
}
