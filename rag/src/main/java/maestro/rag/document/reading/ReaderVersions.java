package maestro.rag.document.reading;

import java.util.Map;

/// What the readers of this program have learnt, counted by format: a document that an older one
/// read may have more to give. Whoever teaches a reader something that documents in libraries would
/// profit from counts its format up here.
public final class ReaderVersions {
    /// Headings, and in PDFs the words of scanned pages, are what made the first.
    private static final int FIRST = 1;

    private static final Map<String, Integer> LATER = Map.of("txt", 0, "csv", 0);

    private ReaderVersions() {}

    /// @param format as [maestro.rag.document.ParsedDocument#format]
    public static int of(String format) {
        return LATER.getOrDefault(format, FIRST);
    }
}
