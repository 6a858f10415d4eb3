package maestro.rag.embedding.torch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.message.Message;

/// A folder with PyTorch's native libraries: that of a Python's torch (`site-packages/torch/lib`),
/// or of a libtorch that was unpacked (`libtorch/lib`).
///
/// @param folder that holds libtorch
/// @param version such as "2.7.1"
/// @param cuda whether it was built for graphics cards of NVIDIA
public record TorchLibrary(Path folder, String version, boolean cuda) {
    /// The only release that DJL's bridge fits.
    public static final String RELEASE = "2.7.1";

    private static final String LIBRARY = System.mapLibraryName("torch");
    private static final String CUDA_LIBRARY = System.mapLibraryName("torch_cuda");
    private static final int LONGEST = 1 << 16;
    private static final Pattern PYTHON = Pattern.compile("__version__\\s*=\\s*'([^']+)'");

    /// Looks in a folder, and where Python and libtorch keep their libraries below it: a virtual
    /// environment, `site-packages`, `torch` or `libtorch` itself.
    ///
    /// @throws EmbeddingException where there is none, or one of another release
    public static TorchLibrary in(Path chosen) {
        for (Path folder : candidates(chosen.toAbsolutePath().normalize())) {
            if (Files.isRegularFile(folder.resolve(LIBRARY))) {
                return read(folder);
            }
        }
        throw new EmbeddingException(
                Message.of("torch.notFound", LIBRARY, chosen.toString()), null);
    }

    /// What DJL calls the build. Its bridges are for the processor and for CUDA 12.8; they speak to
    /// PyTorch and not to CUDA, whose exact version doesn't matter to them.
    String flavor() {
        return cuda ? "cu128" : "cpu";
    }

    private static List<Path> candidates(Path chosen) {
        List<Path> folders = new ArrayList<>();
        folders.add(chosen);
        folders.add(chosen.resolve("lib"));
        folders.add(chosen.resolve("torch/lib"));
        folders.add(chosen.resolve("Lib/site-packages/torch/lib"));
        for (String lib : List.of("lib", "lib64")) {
            try (DirectoryStream<Path> pythons =
                    Files.newDirectoryStream(chosen.resolve(lib), "python3*")) {
                pythons.forEach(python -> folders.add(python.resolve("site-packages/torch/lib")));
            } catch (IOException e) {
                // No virtual environment, then.
            }
        }
        return folders;
    }

    private static TorchLibrary read(Path folder) {
        String version = version(folder.resolveSibling("version.py"), PYTHON);
        if (version.isEmpty()) {
            version = version(folder.resolveSibling("build-version"), Pattern.compile("(\\S+)"));
        }
        if (version.isEmpty()) {
            throw new EmbeddingException(
                    Message.of("torch.noVersion", folder.toString(), RELEASE), null);
        }
        // What follows a plus is the build: 2.7.1+cu128
        String release = version.replaceFirst("\\+.*", "");
        if (!release.equals(RELEASE)) {
            throw new EmbeddingException(
                    Message.of("torch.otherVersion", release, folder.toString(), RELEASE), null);
        }
        return new TorchLibrary(folder, release, Files.isRegularFile(folder.resolve(CUDA_LIBRARY)));
    }

    private static String version(Path file, Pattern pattern) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return "";
            }
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? matcher.group(1) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
