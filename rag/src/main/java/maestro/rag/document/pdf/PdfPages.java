package maestro.rag.document.pdf;

import java.util.ArrayList;
import java.util.List;
import maestro.rag.document.Metadata;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.text.Languages;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/// The pages of a PDF as they are read, and the document made of them.
final class PdfPages {

    private final int limit;
    private final List<PdfPage> sizes = new ArrayList<>();
    private final List<List<PdfLine>> lines = new ArrayList<>();
    private final List<Integer> broken = new ArrayList<>();
    private long characters;

    /// @param limit most characters
    PdfPages(int limit) {
        this.limit = limit;
    }

    void add(PdfPage size, List<PdfLine> page, boolean whole) {
        sizes.add(size);
        lines.add(page);
        for (PdfLine line : page) {
            characters += line.text().length() + 1;
        }
        if (!whole) {
            broken.add(size.number());
        }
    }

    /// Notes that a page could not be had at all.
    void lost(int number) {
        broken.add(number);
    }

    int count() {
        return sizes.size();
    }

    boolean full() {
        return characters > limit;
    }

    ParsedDocument document(PDDocumentInformation information) {
        List<PdfParagraph> flow = PdfFlow.of(RunningHeads.without(lines, sizes));
        PdfText text = new PdfText(sizes.size(), limit);
        text.write(flow);
        String stored = text.text();
        List<PdfLine> first = lines.getFirst();
        PdfTitle title = PdfTitle.of(information.getTitle(), first, sizes.getFirst());
        List<String> authors =
                PdfBylines.of(information.getAuthor(), title, first, sizes.getFirst());
        Metadata metadata = new Metadata(title.text(), authors, Languages.of(stored));
        return new ParsedDocument("pdf", metadata, stored, text.layout(sizes));
    }

    /// What could be saved of a file whose pages had to be searched for, in words.
    String saved(boolean fontsLost) {
        long read = lines.stream().filter(page -> !page.isEmpty()).count();
        String pages = read == 1 ? "1 page" : read + " pages";
        String message = "The file is cut off or damaged; " + pages + " could be read.";
        return fontsLost
                ? message
                        + " Some of its fonts are missing, so single characters may be wrong and"
                        + " places on the page are approximate."
                : message;
    }

    /// What is damaged, in words; empty where nothing is.
    ///
    /// @param stated number of pages that the file claims; 0 or less where it claims none
    String damage(int stated, boolean wholeTail) {
        int read = count();
        String were = read == 1 ? "1 page was" : read + " pages were";
        if (stated > 100_000 || stated <= 0) {
            return "The file is damaged: its list of pages is wrong; " + were + " found and read.";
        }
        if (stated > read) {
            return "The file is damaged: it should have "
                    + stated
                    + " pages; "
                    + were
                    + " found and read.";
        }
        if (!broken.isEmpty()) {
            if (broken.size() == read) {
                return read == 1
                        ? "The file is damaged; what could be saved of its page was read."
                        : "The file is damaged on every page; what could be saved was read.";
            }
            if (broken.size() == 1) {
                return "The file is damaged on page " + broken.getFirst() + "; the rest was read.";
            }
            if (broken.getFirst() == read - broken.size() + 1 && broken.getFirst() > 1) {
                int good = broken.getFirst() - 1;
                return "The file is damaged after page "
                        + good
                        + (good == 1
                                ? "; page 1 was read."
                                : "; pages 1 to " + good + " were read.");
            }
            return "The file is damaged on "
                    + broken.size()
                    + " of its "
                    + read
                    + " pages, first on page "
                    + broken.getFirst()
                    + "; the rest was read.";
        }
        if (!wholeTail) {
            return "The end of the file is missing or damaged; the "
                    + (read == 1 ? "page" : read + " pages")
                    + " that could be found "
                    + (read == 1 ? "was" : "were")
                    + " read.";
        }
        return "";
    }
}
