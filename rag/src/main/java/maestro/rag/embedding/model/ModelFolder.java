package maestro.rag.embedding.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Pooling;
import maestro.rag.message.Message;

/// A model in a folder of the user's, as Hugging Face lays them out, and what its files say of it.
///
/// @param network the file in ONNX
/// @param data files that the network refers to, for weights beyond 2 GB
/// @param pooling empty where no file says it, so that the user has to
/// @param sequence the most tokens it sees, at most 512: passages are shorter
public record ModelFolder(
        Path folder,
        Path network,
        List<Path> data,
        Path tokenizer,
        String precision,
        Optional<Pooling> pooling,
        String queryPrefix,
        String passagePrefix,
        int sequence) {
    /// All files together; a sentence model for a processor is far smaller.
    private static final long MOST_BYTES = 4L << 30;

    /// Of the vocabulary, which is read as a whole; those of 250,000 words have 35 MB.
    private static final long MOST_TOKENIZER = 128L << 20;

    private static final long MOST_JSON = 1 << 20;
    private static final int MOST_TOKENS = 512;

    private static final List<String> NETWORKS =
            List.of("model.onnx", "model_quantized.onnx", "model_int8.onnx", "model_fp16.onnx");

    /// Reads what the folder says; opens no network.
    ///
    /// @throws EmbeddingException in words where it holds no model that can be used
    public static ModelFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw refused(Message.of("embedding.folder.missing", folder.toString()));
        }
        Path network =
                NETWORKS.stream()
                        .flatMap(name ->
                                Stream.of(
                                        folder.resolve(name), folder.resolve("onnx").resolve(name)))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .or(() -> onlyNetwork(folder))
                        .orElseThrow(() -> withoutNetwork(folder));
        Path tokenizer =
                Stream.of(
                                folder.resolve("tokenizer.json"),
                                network.resolveSibling("tokenizer.json"))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElseThrow(() ->
                                refused(
                                        Message.of(
                                                "embedding.folder.tokenizer", folder.toString())));
        try {
            JsonNode prompts = json(folder.resolve("config_sentence_transformers.json"));
            ModelFolder read =
                    new ModelFolder(
                            folder,
                            network,
                            data(network),
                            tokenizer,
                            precision(network),
                            pooling(folder),
                            prompt(prompts, "query"),
                            prompt(prompts, "passage", "document"),
                            sequence(folder));
            if (Files.size(tokenizer) > MOST_TOKENIZER) {
                throw refused(
                        Message.of(
                                "embedding.folder.vocabulary",
                                tokenizer.toString(),
                                MOST_TOKENIZER >> 20));
            }
            if (read.bytes() > MOST_BYTES) {
                throw refused(
                        Message.of("embedding.folder.large", folder.toString(), MOST_BYTES >> 30));
            }
            return read;
        } catch (IOException e) {
            throw new EmbeddingException(
                    Message.of(
                            "embedding.folder.unreadable", folder.toString(), Downloader.words(e)),
                    e);
        }
    }

    /// Whatever it is called, as there are names for each kind of processor. Of several none is
    /// taken, since nobody says which.
    private static Optional<Path> onlyNetwork(Path folder) {
        List<Path> found = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve("onnx"))) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*.onnx")) {
                    files.forEach(found::add);
                } catch (IOException | DirectoryIteratorException e) {
                    return Optional.empty(); // said as a folder without one
                }
            }
        }
        return found.size() == 1
                ? Optional.of(found.getFirst()).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /// Of all its files.
    long bytes() throws IOException {
        long bytes = Files.size(network) + Files.size(tokenizer);
        for (Path file : data) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static EmbeddingException refused(Message why) {
        return new EmbeddingException(why, null);
    }

    private static EmbeddingException withoutNetwork(Path folder) {
        boolean torch =
                Stream.of("model.safetensors", "pytorch_model.bin")
                        .anyMatch(name -> Files.exists(folder.resolve(name)));
        return refused(
                torch
                        ? Message.of("embedding.folder.torch", folder.toString())
                        : Message.of("embedding.folder.network", folder.toString()));
    }

    /// The network's name and something after it: `model.onnx_data`, `model.onnx.data`.
    private static List<Path> data(Path network) throws IOException {
        String name = network.getFileName().toString();
        List<Path> data = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(network.resolveSibling("."), name + "?*")) {
            for (Path file : files) {
                data.add(file.normalize());
            }
        }
        return List.copyOf(data);
    }

    private static String precision(Path network) {
        String name = network.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.contains("quantized") || name.contains("int8") || name.matches(".*[-_]q\\.onnx")) {
            return "int8";
        }
        return name.contains("fp16") ? "fp16" : "fp32";
    }

    private static Optional<Pooling> pooling(Path folder) throws IOException {
        JsonNode said = json(folder.resolve("1_Pooling").resolve("config.json"));
        List<String> modes = new ArrayList<>();
        said.fieldNames()
                .forEachRemaining(name -> {
                    if (name.startsWith("pooling_mode_") && said.path(name).asBoolean()) {
                        modes.add(name.substring("pooling_mode_".length()));
                    }
                });
        if (modes.isEmpty()) {
            return Optional.empty();
        }
        return switch (String.join(",", modes)) {
            case "mean_tokens" -> Optional.of(Pooling.MEAN);
            case "cls_token" -> Optional.of(Pooling.CLS);
            default ->
                    throw refused(Message.of("embedding.folder.pooling", String.join(", ", modes)));
        };
    }

    private static String prompt(JsonNode said, String... names) {
        for (String name : names) {
            String prompt = said.path("prompts").path(name).asText("");
            if (!prompt.isEmpty()) {
                return prompt;
            }
        }
        return "";
    }

    private static int sequence(Path folder) throws IOException {
        List<Double> said =
                List.of(
                        json(folder.resolve("sentence_bert_config.json"))
                                .path("max_seq_length")
                                .asDouble(0),
                        json(folder.resolve("tokenizer_config.json"))
                                .path("model_max_length")
                                .asDouble(0),
                        json(folder.resolve("config.json"))
                                .path("max_position_embeddings")
                                .asDouble(0));
        return (int)
                said.stream()
                        .filter(tokens -> tokens >= 32)
                        .mapToDouble(tokens -> Math.min(tokens, MOST_TOKENS))
                        .min()
                        .orElse(MOST_TOKENS);
    }

    /// An empty node where there is no such file.
    private static JsonNode json(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_JSON) {
            return mapper.createObjectNode();
        }
        JsonNode read = mapper.readTree(file.toFile());
        return read == null ? mapper.createObjectNode() : read;
    }
}
