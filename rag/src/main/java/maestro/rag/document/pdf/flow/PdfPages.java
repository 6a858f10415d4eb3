package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.List;
import maestro.rag.bibliography.FirstPages;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.Layout;
import maestro.rag.document.Metadata;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfPage;
import maestro.rag.document.text.Languages;
import maestro.rag.message.Message;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;

/// The pages of a PDF as they are read, and the document made of them.
public final class PdfPages {
    private static final String PDF = "pdf";

    private final int limit;
    private final List<PdfPage> sizes = new ArrayList<>();
    private final List<List<PdfLine>> lines = new ArrayList<>();
    private final List<Integer> broken = new ArrayList<>();
    private long characters;

    /// @param limit most characters
    public PdfPages(int limit) {
        this.limit = limit;
    }

    /// Puts a page behind those that are there.
    ///
    /// @param whole whether nothing of it was lost
    public void add(PdfPage size, List<PdfLine> page, boolean whole) {
        sizes.add(size);
        lines.add(page);
        for (PdfLine line : page) {
            characters += line.text().length() + 1;
        }
        if (!whole) {
            broken.add(size.number());
        }
    }

    /// The lines of the page that came last.
    public List<PdfLine> last() {
        return lines.getLast();
    }

    /// Puts what was read on the picture of a page in place of nothing.
    public void recognised(int number, List<PdfLine> page) {
        lines.set(number - 1, page);
        page.forEach(line -> characters += line.text().length() + 1);
    }

    /// Notes that a page could not be had at all.
    public void lost(int number) {
        broken.add(number);
    }

    /// How many pages have come so far.
    public int count() {
        return sizes.size();
    }

    /// Whether there are more characters than are wanted.
    public boolean full() {
        return characters > limit;
    }

    /// The document that a PDF's pages make.
    public ParsedDocument document(PDDocument file) {
        PDDocumentInformation information = file.getDocumentInformation();
        return document(PDF, information.getTitle(), information.getAuthor(), file);
    }

    /// Of pages that are all there is of a file.
    ///
    /// @param format of the file
    public ParsedDocument document(String format) {
        return document(format, null, null, null);
    }

    private ParsedDocument document(
            String format,
            @Nullable String statedTitle,
            @Nullable String statedAuthor,
            @Nullable PDDocument file) {
        List<PdfParagraph> flow = PdfFlow.of(RunningHeads.without(lines, sizes));
        PdfText text = new PdfText(sizes.size(), limit);
        text.write(flow);
        String stored = text.text();
        List<PdfLine> first = lines.getFirst();
        PdfTitle title = PdfTitle.of(statedTitle, first, sizes.getFirst());
        List<String> authors = PdfBylines.of(statedAuthor, title, first, sizes.getFirst());
        FirstPages pages = new FirstPages(lines(0, 1), lines(1, 3), stored);
        Publication publication =
                file == null ? pages.publication() : PdfStated.of(file).with(pages.publication());
        Metadata metadata = new Metadata(title.text(), authors, Languages.of(stored), publication);
        Layout layout = text.layout(sizes);
        return new ParsedDocument(
                format,
                metadata,
                stored,
                new Layout(
                        layout.pages(),
                        layout.words(),
                        file == null ? List.of() : PdfOutline.of(file, stored, layout.pages())));
    }

    private List<String> lines(int from, int to) {
        return lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size())).stream()
                .flatMap(List::stream)
                .map(PdfLine::text)
                .toList();
    }

    /// What could be saved of a file whose pages had to be searched for, in words.
    public Message saved(boolean fontsLost) {
        long read = lines.stream().filter(page -> !page.isEmpty()).count();
        return Message.of("pdf.saved", read)
                .and(fontsLost ? Message.of("pdf.fonts") : Message.NONE);
    }

    /// What is damaged; nothing to say where nothing is.
    ///
    /// @param stated number of pages that the file claims; 0 or less where it claims none
    public Message damage(int stated, boolean wholeTail) {
        int read = count();
        if (stated > 100_000 || stated <= 0) {
            return Message.of("pdf.list", read);
        }
        if (stated > read) {
            return Message.of("pdf.missing", stated, read);
        }
        if (!broken.isEmpty()) {
            if (broken.size() == read) {
                return read == 1 ? Message.of("pdf.only") : Message.of("pdf.every");
            }
            if (broken.size() == 1) {
                return Message.of("pdf.one", broken.getFirst());
            }
            if (broken.getFirst() == read - broken.size() + 1 && broken.getFirst() > 1) {
                return Message.of("pdf.after", broken.getFirst() - 1);
            }
            return Message.of("pdf.some", broken.size(), read, broken.getFirst());
        }
        return wholeTail ? Message.NONE : Message.of("pdf.end", read);
    }
}
