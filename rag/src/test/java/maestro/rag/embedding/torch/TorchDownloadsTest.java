package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
        return arrived(files, entry);
    }

    private Download arrived(Map<String, String> files, String... entries) throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(
                        (entry.endsWith(".py") ? "__version__ = '2.7.1+cu126'" : "code")
                                .getBytes());
            }
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
    void wheelsGoWherePipPutsThemAndOnlyTheirLibrariesDo() throws Exception {
        Download torch =
                arrived(
                        Map.of(),
                        "torch/version.py",
                        "torch/nn/modules.py",
                        "torch/lib/libtorch.so",
                        "torch/lib/libtorch_cuda.so",
                        "torch/lib/libtorch_python.so",
                        "../evil.so",
                        "nvidia/../../evil/lib/x.so");
        Download cublas =
                arrived(Map.of(), "nvidia/cublas/lib/libcublas.so.12", "nvidia/cublas/x.h");
        TorchWheels wheels = new TorchWheels(List.of(torch, cublas), models.resolve("torch/cuda"));
        assertThat(wheels.missing()).containsExactly(torch, cublas);
        List<Long> told = new ArrayList<>();
        wheels.fetch(Downloader.standard(), told::add);
        assertThat(wheels.missing()).isEmpty();
        assertThat(parts(models.resolve("torch"))).isZero();
        try (var files = Files.walk(models)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(f -> wheels.folder().relativize(f).toString())
                                    .filter(f -> !f.endsWith(".unpacked")))
                    .containsExactlyInAnyOrder(
                            "torch/version.py",
                            "torch/lib/libtorch.so",
                            "torch/lib/libtorch_cuda.so",
                            "nvidia/cublas/lib/libcublas.so.12");
        }
        TorchLibrary library = TorchLibrary.in(wheels.library());
        assertThat(library.cuda()).isTrue();
        assertThat(library.version()).isEqualTo("2.7.1");
        wheels.fetch(
                Downloader.standard(),
                _ -> {
                    throw new AssertionError("fetched again");
                });
    }

    @Test
    void aWheelThatIsUnpackedIsNotFetchedWhereAnotherFails() throws Exception {
        Download first = arrived(Map.of(), "nvidia/nvtx/lib/libnvToolsExt.so.1");
        Download absent = new Download(URI.create("http://127.0.0.1:1/x.whl"), 10, "00", Map.of());
        TorchWheels wheels = new TorchWheels(List.of(first, absent), models.resolve("torch/cuda"));
        assertThatThrownBy(() -> wheels.fetch(Downloader.standard(), _ -> {}))
                .isInstanceOf(EmbeddingException.class);
        assertThat(wheels.missing()).containsExactly(absent);
    }

    @Test
    void aDiskWithoutRoomForAllOfItIsSaidFirst() {
        Download huge =
                new Download(URI.create("http://127.0.0.1:1/x.whl"), 1L << 50, "00", Map.of());
        assertThatThrownBy(() ->
                        new TorchWheels(List.of(huge), models.resolve("torch/cuda"))
                                .fetch(Downloader.standard(), _ -> {}))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("MB are free");
    }

    @Test
    void everyWheelOfTheListIsPinned() {
        List<Download> wheels = TorchWheels.cuda(models).wheels();
        assertThat(wheels)
                .hasSize(15)
                .allSatisfy(w -> {
                    assertThat(w.address().toString())
                            .startsWith("https://files.pythonhosted.org/packages/")
                            .endsWith("x86_64.whl");
                    assertThat(w.sha256()).matches("[0-9a-f]{64}");
                });
        assertThat(wheels.getFirst().address().toString())
                .contains("/torch-" + TorchLibrary.RELEASE);
        assertThat(TorchWheels.bytes(wheels)).isBetween(2_800_000_000L, 2_850_000_000L);
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
