package maestro.rag.library;

import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import maestro.rag.document.ReadLimits;
import maestro.rag.library.store.Database;
import maestro.rag.library.store.Disk;

/// What a test of the library may want otherwise.
record LibrarySettings(
        Database database,
        Disk disk,
        LibraryParts.Reader reader,
        ReadLimits limits,
        int threads,
        UnaryOperator<ThreadFactory> priority) {}
