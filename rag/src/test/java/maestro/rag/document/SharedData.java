package maestro.rag.document;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real documents that lie beside the repository and are never part of it.
public final class SharedData {

    private SharedData() {}

    /// The folder of that name in `shared/data`; the test is skipped, and says so, without it.
    public static Path folder(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path data = folder.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(data)) {
                return data;
            }
            folder = folder.getParent();
        }
        return Assumptions.abort(
                "Skipped: there is no folder shared/data/" + name + " beside the repository");
    }
}
