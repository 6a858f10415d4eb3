package maestro.rag.embedding.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.OnnxEmbedder;
import maestro.rag.embedding.Pooling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads come from a server in this process; the model is the built-in one under other names.
final class EmbeddingModelsTest {
    private static final EmbeddingModel MODEL =
            new EmbeddingModel(
                    "test-model",
                    "test",
                    "int8",
                    384,
                    Pooling.CLS,
                    256,
                    "query: ",
                    "",
                    List.of("en"));

    @TempDir Path home;
    private final List<Long> progress = new ArrayList<>();
    private byte[] archive = new byte[0];
    private FileServer server;
    private EmbeddingModels models;

    @BeforeEach
    void start() throws Exception {
        archive = archive();
        server = new FileServer(archive);
        models = models(Long.MAX_VALUE / 2);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private EmbeddingModels models(long free) {
        return new EmbeddingModels(
                home.resolve("models"),
                new Arrivals(
                        home.resolve("models"),
                        new Downloader(HttpClient.newHttpClient(), Duration.ofSeconds(20)),
                        folder -> free));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = EmbeddingModel.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry("a.onnx"));
            zip.write(resource("all-minilm-l6-v2-q.onnx"));
            zip.putNextEntry(new ZipEntry("a-tokenizer.json"));
            zip.write(resource("all-minilm-l6-v2-q-tokenizer.json"));
        }
        return bytes.toByteArray();
    }

    private CatalogueModel offer(byte[] expected) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(expected));
        return new CatalogueModel(
                MODEL,
                "MIT",
                URI.create("https://example.org"),
                List.of(
                        new Download(
                                server.address(),
                                expected.length,
                                sha256,
                                Map.of(
                                        "a.onnx",
                                        EmbeddingModel.NETWORK,
                                        "a-tokenizer.json",
                                        EmbeddingModel.TOKENIZER))));
    }

    private List<String> arrived() throws IOException {
        try (var files = Files.list(home.resolve("models/downloads"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aDownloadedModelIsListedAndOpens() throws Exception {
        models.download(offer(archive), progress::add);
        assertThat(progress).isSorted().contains((long) archive.length);
        assertThat(models.installed()).containsExactly(EmbeddingModel.BUILT_IN, MODEL);
        assertThat(arrived()).isEmpty();
        try (Embedder embedder = models.open("test-model")) {
            assertThat(embedder.fingerprint())
                    .isEqualTo(new Fingerprint("test", "cls", 256, "int8"));
            assertThat(embedder.embedQuery("bees")).hasSize(384);
        }
        models.download(offer(archive), progress::add);
        assertThat(server.ranges()).as("asked once").hasSize(1);
    }

    @Test
    void aDownloadThatIsCutOffGoesOnWhereItStopped() throws Exception {
        server.breakAfter(3_000_000);
        CatalogueModel offer = offer(archive);
        assertThatThrownBy(() -> models.download(offer, progress::add))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("ended after 2 of 22 MB")
                .hasMessageContaining("What has arrived is kept");
        assertThat(models.find("test-model")).isEmpty();
        long there = models.arrived(offer);
        assertThat(there).isBetween(1L, 3_000_000L);

        server.breakAfter(Integer.MAX_VALUE);
        progress.clear();
        models.download(offer, progress::add);
        assertThat(server.ranges()).containsExactly("", "bytes=" + there + "-");
        assertThat(progress.getFirst()).isEqualTo(there);
        assertThat(models.find("test-model")).contains(MODEL);
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws Exception {
        server.withoutRanges();
        server.breakAfter(1_000_000);
        CatalogueModel offer = offer(archive);
        assertThatThrownBy(() -> models.download(offer, progress::add))
                .isInstanceOf(EmbeddingException.class);
        server.breakAfter(Integer.MAX_VALUE);
        models.download(offer, progress::add);
        assertThat(models.find("test-model")).contains(MODEL);
    }

    @Test
    void whatHasAnotherChecksumIsRefusedAndRemoved() throws Exception {
        CatalogueModel offer = offer(archive);
        byte[] other = archive.clone();
        other[other.length / 2] ^= 1;
        server.content(other);
        assertThatThrownBy(() -> models.download(offer, progress::add))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("checksum");
        assertThat(arrived()).isEmpty();
        assertThat(models.installed()).containsExactly(EmbeddingModel.BUILT_IN);
    }

    @Test
    void aServerThatSendsMoreThanTheModelIsStopped() throws Exception {
        CatalogueModel offer = offer(archive);
        server.content(Arrays.copyOf(archive, archive.length + 5_000_000));
        assertThatThrownBy(() -> models.download(offer, progress::add))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("more than the model has");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void aDiskWithoutRoomIsSaidBeforeAnythingIsFetched() throws Exception {
        CatalogueModel offer = offer(archive);
        assertThatThrownBy(() -> models(100 << 20).download(offer, progress::add))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("100 MB are free");
        assertThat(server.ranges()).isEmpty();
    }

    @Test
    void aRefusingServerAndNoServerAreSaidInWords() throws Exception {
        CatalogueModel offer = offer(archive);
        server.status(503);
        assertThatThrownBy(() -> models.download(offer, progress::add))
                .hasMessageContaining("localhost answered with status 503");
        server.close();
        assertThatThrownBy(() -> models.download(offer, progress::add))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("could not be reached")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void cancellingKeepsWhatHasArrived() throws Exception {
        CatalogueModel offer = offer(archive);
        Thread own = Thread.currentThread();
        assertThatThrownBy(() ->
                        models.download(
                                offer,
                                bytes -> {
                                    if (bytes > 1_000_000) {
                                        own.interrupt();
                                    }
                                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(models.arrived(offer)).isGreaterThan(1_000_000);
        models.download(offer, progress::add);
        assertThat(server.ranges().getLast()).startsWith("bytes=");
        assertThat(models.find("test-model")).contains(MODEL);
    }

    @Test
    void aRemovedModelIsGoneAndSaysHowToComeBack() throws Exception {
        models.download(offer(archive), progress::add);
        models.remove("test-model");
        models.remove(EmbeddingModel.BUILT_IN.id());
        assertThat(models.installed()).containsExactly(EmbeddingModel.BUILT_IN);
        assertThat(home.resolve("models/test-model")).doesNotExist();
        assertThatThrownBy(() -> models.open("test-model"))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("maestro embedding get test-model");
    }

    @Test
    void namesThatLeadOutOfTheFolderAreNoModels() throws Exception {
        Files.createDirectories(home.resolve("models"));
        Files.writeString(home.resolve("model.properties"), "name=x");
        assertThat(models.find("..")).isEmpty();
        assertThat(models.find("../models")).isEmpty();
        models.remove("..");
        assertThat(home.resolve("model.properties")).exists();
    }

    private Path modelFolder(String network) throws IOException {
        Path folder = Files.createDirectories(home.resolve("My Model"));
        Path file = folder.resolve(network);
        Files.createDirectories(file.getParent());
        Files.write(file, resource("all-minilm-l6-v2-q.onnx"));
        Files.write(
                folder.resolve("tokenizer.json"), resource("all-minilm-l6-v2-q-tokenizer.json"));
        return folder;
    }

    private static void write(Path file, String json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    @Test
    void aFolderSaysHowItsModelIsAsked() throws IOException {
        Path folder = modelFolder("onnx/model_quantized.onnx");
        write(
                folder.resolve("1_Pooling/config.json"),
                "{\"word_embedding_dimension\":384,\"pooling_mode_cls_token\":true,"
                        + "\"pooling_mode_mean_tokens\":false}");
        write(
                folder.resolve("config_sentence_transformers.json"),
                "{\"prompts\":{\"query\":\"Find: \",\"document\":\"Text: \"}}");
        write(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\":128}");
        ModelFolder read = ModelFolder.read(folder);
        assertThat(read.pooling()).contains(Pooling.CLS);
        assertThat(read.queryPrefix()).isEqualTo("Find: ");
        assertThat(read.passagePrefix()).isEqualTo("Text: ");
        assertThat(read.sequence()).isEqualTo(128);
        assertThat(read.precision()).isEqualTo("int8");

        EmbeddingModel added = models.add(read, "My Model", Pooling.CLS, "Find: ", "Text: ");
        assertThat(added.id()).isEqualTo("my-model");
        assertThat(added.dimension()).isEqualTo(384);
        assertThat(added.name()).matches("My Model@[0-9a-f]{12}");
        assertThat(models.find("my-model")).contains(added);
        try (Embedder own = models.open("my-model");
                OnnxEmbedder builtIn = OnnxEmbedder.builtIn(home.resolve("models"))) {
            assertThat(own.tokenize("bees").ids()).isEqualTo(builtIn.tokenize("bees").ids());
            assertThat(own.fingerprint()).isNotEqualTo(builtIn.fingerprint());
        }
        EmbeddingModel again = models.add(read, "My Model", Pooling.CLS, "", "");
        assertThat(again.id()).isEqualTo("my-model-2");
        assertThat(again.fingerprint()).isNotEqualTo(added.fingerprint());
    }

    @Test
    void whatNoFileSaysIsLeftToTheUser() throws IOException {
        ModelFolder read = ModelFolder.read(modelFolder("model.onnx"));
        assertThat(read.pooling()).isEmpty();
        assertThat(read.queryPrefix()).isEmpty();
        assertThat(read.sequence()).isEqualTo(512);
        assertThat(read.precision()).isEqualTo("fp32");
    }

    @Test
    void foldersWithoutAModelAreRefusedInWords() throws IOException {
        Path folder = Files.createDirectories(home.resolve("other"));
        assertThatThrownBy(() -> ModelFolder.read(home.resolve("nowhere")))
                .hasMessageContaining("There is no folder");
        assertThatThrownBy(() -> ModelFolder.read(folder)).hasMessageContaining("model.onnx");
        Files.writeString(folder.resolve("model.safetensors"), "x");
        assertThatThrownBy(() -> ModelFolder.read(folder)).hasMessageContaining("PyTorch only");
        Files.writeString(folder.resolve("model.onnx"), "x");
        assertThatThrownBy(() -> ModelFolder.read(folder)).hasMessageContaining("tokenizer.json");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        write(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_lasttoken\":true}");
        assertThatThrownBy(() -> ModelFolder.read(folder)).hasMessageContaining("lasttoken");
        write(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_mean");
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .hasMessageContaining("could not be read");
    }

    @Test
    void filesThatAreNoModelLeaveNothingBehind() throws IOException {
        Path folder = Files.createDirectories(home.resolve("other"));
        Files.writeString(folder.resolve("model.onnx"), "not a network");
        Files.write(
                folder.resolve("tokenizer.json"), resource("all-minilm-l6-v2-q-tokenizer.json"));
        ModelFolder read = ModelFolder.read(folder);
        assertThatThrownBy(() -> models.add(read, "other", Pooling.MEAN, "", ""))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("could not be loaded");
        assertThat(models.installed()).containsExactly(EmbeddingModel.BUILT_IN);
        assertThat(arrived()).isEmpty();
    }
}
