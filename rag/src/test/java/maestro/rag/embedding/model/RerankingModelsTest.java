package maestro.rag.embedding.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.rerank.Reranker;
import maestro.rag.embedding.rerank.RerankingModel;
import maestro.rag.embedding.rerank.TinyCrossEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerankingModelsTest {
    @TempDir Path home;
    @TempDir Path own;

    private RerankingModels models() {
        return models(Long.MAX_VALUE / 2);
    }

    private RerankingModels models(long free) {
        return new RerankingModels(
                home,
                new Arrivals(
                        home,
                        new Downloader(HttpClient.newHttpClient(), Duration.ofSeconds(20)),
                        folder -> free));
    }

    private ModelFolder folder(float... labels) throws IOException {
        return ModelFolder.read(TinyCrossEncoder.write(own.resolve("Own Model"), labels));
    }

    @Test
    void aFolderIsTriedCopiedAndCanBeChosen() throws IOException {
        RerankingModel added = models().add(folder(1), "Own Model");
        assertThat(added.id()).isEqualTo("own-model");
        assertThat(added.languages()).contains("en");
        assertThat(models().installed()).containsExactly(added);
        assertThat(models().chosen()).isEmpty();
        models().choose(Optional.of("own-model"));
        assertThat(models().chosen()).contains("own-model");
        try (Reranker opened = models().open("own-model")) {
            assertThat(opened.relevance("bees", List.of("bees"), Duration.ofSeconds(20))[0])
                    .isGreaterThan(0.5);
        }
        assertThat(models().add(folder(1), "Own Model").id()).isEqualTo("own-model-2");
        assertThat(models().remove("own-model")).isTrue();
        assertThat(models().chosen()).isEmpty();
        assertThat(models().installed()).hasSize(1);
        assertThat(home.resolve("downloads")).isEmptyDirectory();
    }

    @Test
    void theOnlyNetworkOfAFolderMayHaveAnyName() throws IOException {
        Path folder = TinyCrossEncoder.write(own.resolve("Own Model"), 1);
        Path network = folder.resolve(EmbeddingModel.NETWORK);
        Path named = folder.resolve("ranker-TinyBERT-L-2_Q.onnx");
        Files.move(network, named);
        ModelFolder read = ModelFolder.read(folder);
        assertThat(read.network()).isEqualTo(named);
        assertThat(read.precision()).isEqualTo("int8");
        assertThat(models().add(read, "own").languages()).contains("en");
        Path other = Files.createDirectory(folder.resolve("onnx")).resolve("model_O3.onnx");
        Files.copy(named, other);
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("model.onnx");
        Files.move(named, network);
        assertThat(ModelFolder.read(folder).network()).isEqualTo(network);
    }

    @Test
    void nothingStaysOfAFolderThatIsNoReranker() throws IOException {
        ModelFolder three = folder(1, 2, 3);
        assertThatThrownBy(() -> models().add(three, "three"))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("is no reranking model");
        ModelFolder nan = folder(Float.NaN);
        assertThatThrownBy(() -> models().add(nan, "nan")).hasMessageContaining("no number");
        assertThat(models().installed()).isEmpty();
        assertThat(home.resolve("downloads")).isEmptyDirectory();
        Files.delete(own.resolve("Own Model").resolve(EmbeddingModel.TOKENIZER));
        assertThatThrownBy(() -> ModelFolder.read(own.resolve("Own Model")))
                .hasMessageContaining("tokenizer.json");
    }

    @Test
    void aFullDiskIsSaid() throws IOException {
        ModelFolder folder = folder(1);
        assertThatThrownBy(() -> models(0).add(folder, "own"))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("free space");
    }

    @Test
    void whatIsNotHereCanBeNeitherChosenNorOpened() {
        assertThatThrownBy(() -> models().choose(Optional.of("nothing")))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("maestro rerank get nothing");
        assertThatThrownBy(() -> models().open("../x")).isInstanceOf(EmbeddingException.class);
        assertThat(models().remove("../x")).isFalse();
        assertThat(models().remove("nothing")).isFalse();
        assertThat(models().chosen()).isEmpty();
    }

    @Test
    void aChoiceThatNamesNoFolderIsNotOnThisMachine() throws IOException {
        Path rerankers = Files.createDirectories(home.resolve(RerankingModels.FOLDER));
        Files.writeString(rerankers.resolve("choice.properties"), "model=\\u0000");
        String chosen = models().chosen().orElseThrow();
        assertThatThrownBy(() -> models().open(chosen))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("is not on this machine");
    }

    @Test
    void aVocabularyOfHundredsOfMegabytesIsNotRead() throws IOException {
        Path tokenizer = folder(1).tokenizer();
        try (RandomAccessFile file = new RandomAccessFile(tokenizer.toFile(), "rw")) {
            file.setLength(200L << 20); // a hole, which takes no room
        }
        assertThatThrownBy(() -> ModelFolder.read(own.resolve("Own Model")))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("tokenizer.json");
    }

    @Test
    void aDownloadIsCheckedAndTried() throws Exception {
        TinyCrossEncoder.write(own.resolve("model"), 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : List.of(EmbeddingModel.NETWORK, EmbeddingModel.TOKENIZER)) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(Files.readAllBytes(own.resolve("model").resolve(file)));
            }
        }
        byte[] archive = bytes.toByteArray();
        try (FileServer server = new FileServer(archive)) {
            CatalogueReranker wanted =
                    new CatalogueReranker(
                            new RerankingModel("tiny", "tiny", "fp32", 512, List.of("en")),
                            "Apache-2.0",
                            URI.create("http://localhost"),
                            List.of(
                                    new Download(
                                            server.address(),
                                            archive.length,
                                            HexFormat.of()
                                                    .formatHex(
                                                            MessageDigest.getInstance("SHA-256")
                                                                    .digest(archive)),
                                            Map.of(
                                                    EmbeddingModel.NETWORK,
                                                    EmbeddingModel.NETWORK,
                                                    EmbeddingModel.TOKENIZER,
                                                    EmbeddingModel.TOKENIZER))));
            models().download(wanted, _ -> {});
            assertThat(models().find("tiny")).isPresent();
            assertThat(models().arrived(wanted)).isZero();
            models().download(wanted, _ -> {});
            assertThat(server.ranges()).hasSize(1); // it is not fetched twice
        }
    }

    @Test
    void theCatalogueNamesEachWithItsLicenceAndChecksums() {
        assertThat(ModelCatalogue.rerankers()).isNotEmpty();
        for (CatalogueReranker known : ModelCatalogue.rerankers()) {
            assertThat(known.licence()).isIn("Apache-2.0", "MIT");
            assertThat(known.bytes()).isPositive();
            assertThat(known.downloads())
                    .allSatisfy(download -> {
                        assertThat(download.sha256()).matches("[0-9a-f]{64}");
                        assertThat(download.address().toString())
                                .matches("https://.*/resolve/[0-9a-f]{40}/.*");
                    });
        }
    }
}
