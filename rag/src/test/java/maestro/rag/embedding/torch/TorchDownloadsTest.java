package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.Download;
import maestro.rag.embedding.model.Downloader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a download that is whole; how it gets here, DownloaderTest says.
final class TorchDownloadsTest {
    @TempDir Path models;

    private Download arrived(String entry, Map<String, String> files) throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write("code".getBytes());
        }
        byte[] bytes = zip.toByteArray();
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Files.createDirectories(models.resolve("torch"));
        Files.write(models.resolve("torch").resolve(sum + ".part"), bytes);
        return new Download(URI.create("https://example.org/x.jar"), bytes.length, sum, files);
    }

    private static long parts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".part")).count();
        }
    }

    @Test
    void itsFilesGetTheirNamesAndThePackageGoes() throws Exception {
        Download download = arrived("lib/a.so", Map.of("lib/a.so", "libtorch.so"));
        Path to = models.resolve("torch/2.7.1/lib");
        new TorchDownloads(Downloader.standard()).fetch(download, models, to, _ -> {});
        assertThat(to.resolve("libtorch.so")).hasContent("code");
        assertThat(parts(models.resolve("torch"))).isZero();
        try (var files = Files.list(to)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatLacksAFileIsRefused() throws Exception {
        Download download = arrived("lib/b.so", Map.of("lib/a.so", "libtorch.so"));
        assertThatThrownBy(() ->
                        new TorchDownloads(Downloader.standard())
                                .fetch(download, models, models.resolve("lib"), _ -> {}))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("lib/a.so");
    }

    @Test
    void whatIsHereIsNotFetchedAgain() throws Exception {
        TorchLibrary library = new TorchLibrary(models, "0.0.2", false);
        Path bridge = TorchBridge.folder(library, Natives.MODELS).resolve(TorchBridge.name());
        Files.createDirectories(bridge.getParent());
        Files.writeString(bridge, "");
        new TorchDownloads(Downloader.standard())
                .fetchBridge(
                        library,
                        Natives.MODELS,
                        _ -> {
                            throw new AssertionError("fetched");
                        });
        assertThat(TorchDownloads.present(models)).isFalse();
    }

    @Test
    void theBridgeIsOfTheLibrarysKind() {
        assertThat(TorchBridge.download(new TorchLibrary(models, "2.7.1", false)).files())
                .hasSize(1)
                .allSatisfy((entry, name) -> {
                    assertThat(entry).startsWith("jnilib/").contains("/cpu/");
                    assertThat(name).startsWith("0.35.1-").contains("djl_torch");
                });
    }
}
