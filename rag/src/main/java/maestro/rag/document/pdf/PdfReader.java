package maestro.rag.document.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import maestro.rag.document.Deadline;
import maestro.rag.document.Ole;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.ScanReader;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;
import maestro.rag.document.pdf.flow.PdfPages;
import maestro.rag.document.pdf.line.PdfGlyph;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfPage;
import maestro.rag.document.pdf.line.PdfPageText;
import maestro.rag.document.pdf.line.Readable;
import maestro.rag.document.pdf.opening.PdfHealth;
import maestro.rag.document.pdf.opening.PdfOpening;
import maestro.rag.document.pdf.opening.PdfPacks;
import maestro.rag.document.pdf.opening.TooMuch;
import maestro.rag.message.Message;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/// Reads PDF: text in the order of reading, with a box for every word.
public final class PdfReader implements ScanReader {

    /// A page with more is not for reading.
    private static final int GLYPHS_PER_PAGE = 500_000;

    /// What one page's content may unpack to.
    private static final long PAGE_BYTES = 64L << 20;

    @Override
    public boolean accepts(Path file, byte[] head) {
        int looked = Math.min(head.length, 1024);
        String start = new String(head, 0, looked, StandardCharsets.ISO_8859_1);
        boolean named =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".pdf");
        boolean other = start.startsWith("PK\3\4") || start.strip().startsWith("<") || Ole.is(head);
        return start.contains("%PDF-") || (named && !other);
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        return read(file, limits, _ -> null);
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits, Scans scans, Tesseract tesseract)
            throws InterruptedException {
        return read(file, limits, document -> PdfScans.of(scans, tesseract, document));
    }

    @Override
    public boolean mayHoldScans(ReadOutcome outcome) {
        return switch (outcome) {
            case Complete complete -> mayHoldScans(complete.document());
            case Partial partial -> mayHoldScans(partial.document());
            case Refused refused -> refused.reason() == Reason.NO_TEXT;
        };
    }

    private static boolean mayHoldScans(ParsedDocument document) {
        return document.layout().pages().stream().anyMatch(page -> page.start() == page.end());
    }

    private static ReadOutcome read(
            Path file, ReadLimits limits, Function<PDDocument, @Nullable PdfScans> scanning)
            throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        try {
            PdfPacks.check(file);
        } catch (TooMuch e) {
            return new Refused(Reason.TOO_LARGE, Message.of("pdf.tables", PdfPacks.MOST >> 20));
        } catch (IOException e) {
            return Refused.unreadable(e);
        }
        try (PdfOpening opening = PdfOpening.open(file)) {
            if (!opening.document().getCurrentAccessPermission().canExtractContent()) {
                return new Refused(Reason.PASSWORD, Message.of("pdf.extraction"));
            }
            try (PdfScans scans = scanning.apply(opening.document())) {
                return read(file, opening, limits, deadline, scans);
            }
        } catch (InvalidPasswordException e) {
            return new Refused(Reason.PASSWORD, Message.of("pdf.password"));
        } catch (LinkageError e) {
            if (PdfOpening.forCertificates(e)) {
                return certificate();
            }
            throw e;
        } catch (IOException e) {
            return PdfOpening.forCertificates(e) ? certificate() : damaged(file);
        }
    }

    private static Refused damaged(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1);
            return damaged(!head.contains("%PDF-") || PdfHealth.wholeTail(file));
        } catch (IOException e) {
            return damaged(true);
        }
    }

    /// @param whole whether the file is there to its end
    private static Refused damaged(boolean whole) {
        return new Refused(
                Reason.DAMAGED, whole ? Message.of("read.damaged") : Message.of("pdf.nothing"));
    }

    private static Refused certificate() {
        return new Refused(Reason.PASSWORD, Message.of("pdf.certificate"));
    }

    private static ReadOutcome read(
            Path file,
            PdfOpening opening,
            ReadLimits limits,
            Deadline deadline,
            @Nullable PdfScans scans)
            throws IOException, InterruptedException {
        PDDocument document = opening.document();
        PdfPages pages = new PdfPages(limits.characters());
        int stated = statedPages(document);
        int present = Math.max(0, document.getNumberOfPages());
        Message stop = Message.NONE;
        int tooMuch = 0;
        PdfPageText stripper = new PdfPageText(deadline, GLYPHS_PER_PAGE);
        int number = 0;
        try {
            for (PDPage page : document.getPages()) {
                number++;
                if (number > limits.pages()) {
                    stop = Message.of("pdf.pages", present, limits.pages());
                    break;
                }
                if (pages.full()) {
                    stop = Message.of("pdf.long", number - 1);
                    break;
                }
                deadline.check();
                tooMuch += read(page, number, stripper, limits, pages, opening) ? 0 : 1;
                if (scans != null && pages.last().isEmpty() && PdfScans.pictured(page)) {
                    scans.begin(number);
                }
            }
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int read = Math.max(0, number - 1);
            stop = Message.of("pdf.slow", limits.time().toSeconds(), read, present);
        } catch (RuntimeException e) {
            pages.lost(number);
        }
        if (stop.isNone() && tooMuch > 0) {
            stop = Message.of("pdf.unpacked", tooMuch, PAGE_BYTES >> 20);
        }
        boolean wholeTail = PdfHealth.wholeTail(file);
        if (scans == null) {
            return outcome(opening, pages, stop, stated, wholeTail);
        }
        scans.end(pages, deadline);
        return scans.of(outcome(opening, pages, stop, stated, wholeTail), pages.count());
    }

    /// @return false where the page's content was left alone since it unpacks to too much
    private static boolean read(
            PDPage page,
            int number,
            PdfPageText stripper,
            ReadLimits limits,
            PdfPages pages,
            PdfOpening opening) {
        PDRectangle crop = page.getCropBox();
        boolean turned = PdfPageText.rotation(page) % 180 == 90;
        PdfPage size =
                new PdfPage(
                        number,
                        turned ? crop.getHeight() : crop.getWidth(),
                        turned ? crop.getWidth() : crop.getHeight());
        List<PdfGlyph> glyphs = new ArrayList<>();
        boolean whole = true;
        boolean bounded = true;
        try {
            whole = PdfHealth.wholeContent(page, Math.min(PAGE_BYTES, limits.unpackedBytes()));
            whole &= stripper.collect(page, number, glyphs);
        } catch (Deadline.Passed e) {
            throw e;
        } catch (TooMuch e) {
            whole = false;
            bounded = false;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            whole = false;
        }
        List<PdfLine> lines = PdfPageText.lines(number, glyphs);
        if (opening.salvaged() && !Readable.is(lines, opening.fontsLost())) {
            // The page keeps its number, since it is drawn under it.
            lines = List.of();
            whole = false;
        }
        pages.add(size, lines, whole);
        return bounded;
    }

    /// The number of pages that the document's root claims; -1 where it claims none.
    private static int statedPages(PDDocument document) {
        COSDictionary root = document.getDocumentCatalog().getCOSObject();
        COSDictionary tree = root.getCOSDictionary(COSName.PAGES);
        return tree == null ? -1 : tree.getInt(COSName.COUNT, -1);
    }

    private static ReadOutcome outcome(
            PdfOpening opening, PdfPages pages, Message stop, int stated, boolean wholeTail) {
        if (pages.count() == 0) {
            return stop.isNone() ? damaged(wholeTail) : new Refused(Reason.TOO_LARGE, stop);
        }
        ParsedDocument parsed = pages.document(opening.document());
        Message damage =
                opening.salvaged()
                        ? pages.saved(opening.fontsLost())
                        : pages.damage(stop.isNone() ? stated : pages.count(), wholeTail);
        if (parsed.text().isBlank()) {
            if (!stop.isNone()) {
                return new Refused(Reason.TOO_LARGE, stop);
            }
            return damage.isNone() ? noText(pages.count()) : damaged(wholeTail);
        }
        Message message = damage.and(stop);
        return message.isNone() ? new Complete(parsed) : new Partial(parsed, message);
    }

    private static Refused noText(int pages) {
        return new Refused(Reason.NO_TEXT, Message.of("pdf.images", pages, Scans.installation()));
    }
}
