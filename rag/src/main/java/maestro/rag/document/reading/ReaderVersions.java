package maestro.rag.document.reading;

import java.util.Map;
import maestro.rag.message.Message;

/// What the readers of this program have learnt, counted by format: a document that an older one
/// read may have more to give. Whoever teaches a reader something that documents in libraries would
/// profit from counts its format up here.
public final class ReaderVersions {
    /// Headings, and in PDFs the words of scanned pages, are what made the first.
    private static final int FIRST = 1;

    /// The spaces of Korean, which were guessed from distances before.
    private static final int KOREAN_SCANS = 2;

    private static final String RECOGNISED = "ocr.read";
    private static final Map<String, Integer> LATER = Map.of("txt", 0, "csv", 0);

    private ReaderVersions() {}

    /// @param format as [maestro.rag.document.ParsedDocument#format]
    /// @param language BCP 47 primary tag
    /// @param said of the document when it was read
    public static int of(String format, String language, Message said) {
        return recognised(said) && language.equals("ko")
                ? KOREAN_SCANS
                : LATER.getOrDefault(format, FIRST);
    }

    /// Whether pages of a document were read from their pictures.
    ///
    /// @param said of the document when it was read
    public static boolean recognised(Message said) {
        return said.mentions(RECOGNISED);
    }
}
