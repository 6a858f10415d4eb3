package maestro.rag.library.shared;

import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.TesseractChoice;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.store.Database;

/// What a test of the library may want otherwise.
public record LibrarySettings(
        Database database,
        Disk disk,
        LibraryParts.Reader reader,
        ReadLimits limits,
        int threads,
        UnaryOperator<ThreadFactory> priority) {

    /// As the program has it.
    public static LibrarySettings of(
            Path home, Database database, UnaryOperator<ThreadFactory> priority) {
        DocumentReaders readers = new DocumentReaders(new Scans(TesseractChoice.in(home)::program));
        return new LibrarySettings(
                database,
                Disk.REAL,
                readers::read,
                ReadLimits.DEFAULT,
                Runtime.getRuntime().availableProcessors(),
                priority);
    }
}
