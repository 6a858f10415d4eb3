package maestro.rag.document;

import java.nio.file.Path;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;

/// Reads a format whose pages may be pictures of text.
public interface ScanReader extends DocumentReader {

    /// Whether some pages of what was read of a file may be scans: those without text.
    boolean mayHoldScans(ReadOutcome outcome);

    /// As [#read], with its scanned pages.
    ReadOutcome read(Path file, ReadLimits limits, Scans scans, Tesseract tesseract)
            throws InterruptedException;
}
