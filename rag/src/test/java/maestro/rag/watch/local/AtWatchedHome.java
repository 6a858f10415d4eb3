package maestro.rag.watch.local;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A [WatchedHome] for each test.
abstract class AtWatchedHome {
    @TempDir Path root;
    WatchedHome at;

    @BeforeEach
    void open() throws IOException {
        at = new WatchedHome(root);
    }

    @AfterEach
    void close() {
        at.close();
    }
}
