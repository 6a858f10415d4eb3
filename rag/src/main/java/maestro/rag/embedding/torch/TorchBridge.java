package maestro.rag.embedding.torch;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EngineSettings;
import maestro.rag.embedding.model.Download;
import maestro.rag.message.Message;

/// The native code between DJL and PyTorch, which is no part of either: 3.4 MB for all kinds of
/// computers, downloaded when PyTorch is chosen.
public final class TorchBridge {
    private static final String CLASSPATH = "jnilib/pytorch.properties";
    private static final String FILE = System.mapLibraryName("djl_torch");

    /// As of its kind, DJL's words for them, each with what it is for.
    private static final Map<String, String> KINDS =
            Map.of(
                    "linux-x86_64", "cpu cu128",
                    "linux-aarch64", "cpu",
                    "osx-aarch64", "cpu",
                    "win-x86_64", "cpu cu128");

    private TorchBridge() {}

    /// What to download, so that [#folder] has it.
    ///
    /// @throws EmbeddingException where there is none for this kind of computer
    public static Download download(TorchLibrary library) {
        String kind = kind();
        if (!KINDS.getOrDefault(kind, "").contains(library.flavor())) {
            throw new EmbeddingException(
                    Message.of("torch.noBuild", kind + ", " + library.flavor()), null);
        }
        return new Download(
                URI.create(
                        "https://repo1.maven.org/maven2/ai/djl/pytorch/pytorch-jni/2.7.1-0.35.1/pytorch-jni-2.7.1-0.35.1.jar"),
                3_361_871,
                "ec85fc26b76fb6919c38a5caccc96e2fc139d9e6919ffa65bed3d54e6ea8e380",
                Map.of("jnilib/%s/%s/%s".formatted(kind, library.flavor(), FILE), name()));
    }

    /// Where the bridge for a library belongs: where DJL looks for it.
    public static Path folder(TorchLibrary library, Path modelsFolder) {
        EngineSettings.apply(modelsFolder);
        return Utils.getEngineCacheDir("pytorch").resolve(build(library));
    }

    public static boolean present(TorchLibrary library, Path modelsFolder) {
        return Files.isRegularFile(folder(library, modelsFolder).resolve(name()))
                || TorchBridge.class.getClassLoader().getResource(CLASSPATH) != null;
    }

    /// @throws EmbeddingException where it isn't there
    static void require(TorchLibrary library, Path modelsFolder) {
        if (!present(library, modelsFolder)) {
            throw new EmbeddingException(Message.of("torch.noBridge"), null);
        }
    }

    private static String build(TorchLibrary library) {
        return "%s-%s-%s".formatted(library.version(), library.flavor(), kind());
    }

    /// DJL's word for this kind of computer.
    static String kind() {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        return (system.startsWith("Win") ? "win" : system.startsWith("Mac") ? "osx" : "linux")
                + "-"
                + (machine.equals("amd64") ? "x86_64" : machine);
    }

    static String name() {
        return Engine.getDjlVersion() + "-" + FILE;
    }
}
