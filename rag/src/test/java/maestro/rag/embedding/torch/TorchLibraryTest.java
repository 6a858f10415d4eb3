package maestro.rag.embedding.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.rag.embedding.EmbeddingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchLibraryTest {
    @TempDir Path home;

    private Path torch(String folder, String version, boolean cuda) throws IOException {
        Path lib = home.resolve(folder).resolve("lib");
        Files.createDirectories(lib);
        Files.createFile(lib.resolve(System.mapLibraryName("torch")));
        if (cuda) {
            Files.createFile(lib.resolve(System.mapLibraryName("torch_cuda")));
        }
        Files.writeString(
                lib.resolveSibling("version.py"),
                "from typing import Optional\n\n__version__ = '%s'\ndebug = False\n"
                        .formatted(version));
        return lib;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "venv",
                "venv/lib/python3.12/site-packages",
                "venv/lib/python3.12/site-packages/torch",
                "venv/lib/python3.12/site-packages/torch/lib"
            })
    void isFoundFromAnyFolderAboveIt(String chosen) throws IOException {
        Path lib = torch("venv/lib/python3.12/site-packages/torch", "2.7.1+cu128", true);
        assertThat(TorchLibrary.in(home.resolve(chosen)))
                .isEqualTo(new TorchLibrary(lib, "2.7.1", true));
    }

    @Test
    void anUnpackedLibtorchSaysItsReleaseInAFile() throws IOException {
        Path lib = torch("libtorch", "", false);
        Files.delete(lib.resolveSibling("version.py"));
        Files.writeString(lib.resolveSibling("build-version"), "2.7.1+cpu\n");
        TorchLibrary library = TorchLibrary.in(home.resolve("libtorch"));
        assertThat(library).isEqualTo(new TorchLibrary(lib, "2.7.1", false));
        assertThat(library.flavor()).isEqualTo("cpu");
    }

    @Test
    void anotherReleaseIsRefusedSayingWhichIsNeeded() throws IOException {
        torch("torch", "2.6.0+cu124", true);
        assertThatThrownBy(() -> TorchLibrary.in(home))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("2.6.0")
                .hasMessageContaining("pip install torch==2.7.1");
    }

    @Test
    void aReleaseThatCannotBeToldIsRefused() throws IOException {
        Files.delete(torch("torch", "2.7.1", false).resolveSibling("version.py"));
        assertThatThrownBy(() -> TorchLibrary.in(home))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("cannot be told");
    }

    @Test
    void aFolderWithoutItIsRefusedByItsName() {
        assertThatThrownBy(() -> TorchLibrary.in(home))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining(home.toString());
    }
}
