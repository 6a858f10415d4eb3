package maestro.rag.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Where the data for measurements lies: `shared/data` beside this checkout or above it.
public final class SharedData {
    private SharedData() {}

    /// A file or folder in it; without it the test is given up with a message.
    public static Path require(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return Assumptions.abort(
                "shared/data/" + name + " is neither beside this checkout nor above it");
    }
}
