package maestro.rag.embedding;

import java.util.List;
import maestro.rag.message.Message;

/// What an engine has to know of a sentence model besides its files, and what tells its vectors
/// from those of others.
///
/// @param id what people call it by on the command line; lower case, names its folder, too
/// @param name and version, for example "all-MiniLM-L6-v2", as fingerprints have it
/// @param precision "int8", "fp32" or "fp16"
/// @param dimension of its vectors
/// @param sequence the most tokens it sees, its marks and a prefix included
/// @param queryPrefix put before what is looked for; empty for most
/// @param passagePrefix put before what is found; empty for most
/// @param languages that it was trained for, as in BCP 47; "mul" for very many, empty where unknown
public record EmbeddingModel(
        String id,
        String name,
        String precision,
        int dimension,
        Pooling pooling,
        int sequence,
        String queryPrefix,
        String passagePrefix,
        List<String> languages) {

    /// The most numbers in a vector that a library keeps; the largest models of today have as many.
    public static final int MOST_DIMENSIONS = 4096;

    /// The file with the network in a model's folder, in ONNX.
    public static final String NETWORK = "model.onnx";

    /// The file with the vocabulary in a model's folder, as of Hugging Face's tokenizers.
    public static final String TOKENIZER = "tokenizer.json";

    /// The model that comes with the program.
    public static final EmbeddingModel BUILT_IN =
            new EmbeddingModel(
                    "minilm",
                    "all-MiniLM-L6-v2",
                    "int8",
                    384,
                    Pooling.MEAN,
                    256,
                    "",
                    "",
                    List.of("en"));

    public EmbeddingModel {
        languages = List.copyOf(languages);
    }

    /// @throws EmbeddingException where it is beyond [#MOST_DIMENSIONS]
    public EmbeddingModel withDimension(int measured) {
        if (measured > MOST_DIMENSIONS) {
            throw new EmbeddingException(
                    Message.of("embedding.dimensions", name, measured, MOST_DIMENSIONS), null);
        }
        return new EmbeddingModel(
                id,
                name,
                precision,
                measured,
                pooling,
                sequence,
                queryPrefix,
                passagePrefix,
                languages);
    }

    /// Whether a question is embedded with its prefix and without, and its vector is the one
    /// between both: so where judged sets have it better. Others are asked as they were trained.
    boolean asksBothWays() {
        return name.equals("bge-small-en-v1.5");
    }

    /// Its name and precision for people: the checksum after a model of one's own is for machines.
    public String title() {
        return name.replaceAll("@[0-9a-f]{12}$", "") + " · " + precision;
    }

    /// The same on every engine: what one has embedded, another one may search.
    public Fingerprint fingerprint() {
        return new Fingerprint(name, pooling.word(), sequence, precision);
    }
}
