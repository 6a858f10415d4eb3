package maestro.rag.document.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.ScanReader;
import maestro.rag.document.docx.DocxReader;
import maestro.rag.document.epub.EpubReader;
import maestro.rag.document.hwp.HwpReader;
import maestro.rag.document.hwp.HwpxReader;
import maestro.rag.document.jats.JatsReader;
import maestro.rag.document.latex.LatexReader;
import maestro.rag.document.mail.MailReader;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;
import maestro.rag.document.odf.OdfReader;
import maestro.rag.document.pdf.PdfReader;
import maestro.rag.document.pdf.PictureReader;
import maestro.rag.document.pptx.PptxReader;
import maestro.rag.document.rtf.RtfReader;
import maestro.rag.document.table.CsvReader;
import maestro.rag.document.table.XlsxReader;
import maestro.rag.document.text.HtmlReader;
import maestro.rag.document.text.MarkdownReader;
import maestro.rag.document.text.TextReader;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads any file: chooses the reader by what the file holds and then by its name, and keeps
/// whatever the file does to a parser from reaching the caller. Safe for use by several threads at
/// once.
///
/// Each file is read on a thread of its own. A parser that neither ends in time nor answers an
/// interrupt is left behind on its thread, which ends with the process; when too many have been
/// left behind, further files are refused rather than started.
public final class DocumentReaders {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentReaders.class);

    /// Threads that may be left behind.
    static final int MOST_ABANDONED = 8;

    /// For a reader to end by itself with what it has.
    private static final long GRACE_MILLIS = 3_000;

    private static final int LEFT_BEHIND = 1;
    private static final int ENDED = 2;

    private static final long STACK_BYTES = 4L << 20;

    private final List<DocumentReader> readers;
    private final long graceMillis;
    private final @Nullable Scans scans;
    private final AtomicInteger abandoned = new AtomicInteger();

    /// Reads no scanned pages.
    public DocumentReaders() {
        this(null);
    }

    /// @param scans reads scanned pages where there is something to do so; null for never
    public DocumentReaders(@Nullable Scans scans) {
        this(
                List.of(
                        new PdfReader(),
                        new PictureReader(),
                        new DocxReader(),
                        new PptxReader(),
                        new XlsxReader(),
                        new OdfReader(),
                        new EpubReader(),
                        new HwpxReader(),
                        new HwpReader(),
                        new RtfReader(),
                        new JatsReader(),
                        new MailReader(),
                        new CsvReader(),
                        new LatexReader(),
                        new HtmlReader(),
                        new MarkdownReader(),
                        new TextReader()),
                GRACE_MILLIS,
                scans);
    }

    /// @param readers asked in order
    /// @param graceMillis what a reader gets beyond the limit to end by itself
    DocumentReaders(List<DocumentReader> readers, long graceMillis) {
        this(readers, graceMillis, null);
    }

    private DocumentReaders(List<DocumentReader> readers, long graceMillis, @Nullable Scans scans) {
        this.scans = scans;
        this.readers = List.copyOf(readers);
        this.graceMillis = graceMillis;
    }

    /// Reads a file. Whatever is wrong with it comes back as a value with words for people.
    ///
    /// @throws InterruptedException where the calling thread was interrupted
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        AtomicReference<DocumentReader> chosen = new AtomicReference<>();
        ReadOutcome first = fenced(file, limits, () -> choose(file, limits, chosen));
        Scans reading = scans;
        if (reading == null
                || !(chosen.get() instanceof ScanReader reader)
                || !reader.mayHoldScans(first)) {
            return first;
        }
        Optional<Tesseract> tesseract = reading.tesseract();
        if (tesseract.isEmpty()) {
            return first;
        }
        ReadLimits longer = limits.within(limits.time().plus(Scans.MOST_TIME));
        return fenced(file, longer, () -> reader.read(file, longer, reading, tesseract.get()));
    }

    private ReadOutcome fenced(Path file, ReadLimits limits, Callable<ReadOutcome> reading)
            throws InterruptedException {
        if (Thread.interrupted()) {
            // a task that is already done would be handed over without a look at the interrupt
            throw new InterruptedException();
        }
        if (abandoned.get() >= MOST_ABANDONED) {
            return new Refused(Reason.UNREADABLE, Message.of("read.occupied"));
        }
        FutureTask<ReadOutcome> task = new FutureTask<>(() -> guarded(file, reading));
        AtomicInteger left = new AtomicInteger();
        Thread thread =
                Thread.ofPlatform()
                        .name("read " + file.getFileName())
                        .daemon()
                        .stackSize(STACK_BYTES)
                        .unstarted(() -> {
                            task.run();
                            if (left.getAndSet(ENDED) == LEFT_BEHIND) {
                                abandoned.decrementAndGet();
                            }
                        });
        thread.start();
        try {
            return task.get(limits.time().toMillis() + graceMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(thread, left);
            return new Refused(
                    Reason.TOO_LARGE, Message.of("read.slow", limits.time().toSeconds()));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            giveUp(thread, left);
            throw e;
        }
    }

    /// Interrupts a reader, and counts it while it doesn't end.
    private void giveUp(Thread thread, AtomicInteger left) {
        abandoned.incrementAndGet();
        thread.interrupt();
        if (left.getAndSet(LEFT_BEHIND) == ENDED) {
            abandoned.decrementAndGet();
        }
    }

    private ReadOutcome guarded(Path file, Callable<ReadOutcome> reading) throws Exception {
        try {
            return reading.call();
        } catch (NoSuchFileException e) {
            return new Refused(Reason.UNREADABLE, Message.of("read.gone"));
        } catch (AccessDeniedException e) {
            return new Refused(Reason.UNREADABLE, Message.of("read.denied"));
        } catch (IOException | RuntimeException e) {
            return failed(e);
        } catch (LinkageError e) {
            return incomplete(file, e);
        } catch (StackOverflowError e) {
            return new Refused(Reason.DAMAGED, Message.of("read.deep"));
        } catch (OutOfMemoryError e) {
            return new Refused(Reason.TOO_LARGE, Message.of("read.memory"));
        }
    }

    /// The fault is ours, not the file's.
    private static Refused incomplete(Path file, LinkageError e) {
        LOG.error("a part of this program that reads {} is missing", file, e);
        return new Refused(Reason.UNREADABLE, Message.of("read.incomplete"));
    }

    private static Refused failed(Throwable e) {
        if (e instanceof IOException failure && e.getMessage() != null) {
            return Refused.unreadable(failure);
        }
        return new Refused(
                Reason.DAMAGED, Message.of("read.unusual", e.getClass().getSimpleName()));
    }

    /// @param chosen gets the reader that takes the file
    private ReadOutcome choose(Path file, ReadLimits limits, AtomicReference<DocumentReader> chosen)
            throws IOException, InterruptedException {
        if (Files.isDirectory(file)) {
            return new Refused(Reason.UNREADABLE, Message.of("read.folder"));
        }
        if (!Files.exists(file)) {
            return new Refused(Reason.UNREADABLE, Message.of("read.gone"));
        }
        if (!Files.isRegularFile(file)) {
            return new Refused(Reason.UNREADABLE, Message.of("read.irregular"));
        }
        if (!Files.isReadable(file)) {
            return new Refused(Reason.UNREADABLE, Message.of("read.denied"));
        }
        long size = Files.size(file);
        if (size == 0) {
            return new Refused(Reason.EMPTY, Message.of("read.empty"));
        }
        if (size > limits.bytes()) {
            return new Refused(
                    Reason.TOO_LARGE, Message.of("read.large", size >> 20, limits.bytes() >> 20));
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(DocumentReader.HEAD_BYTES);
        }
        for (DocumentReader reader : readers) {
            if (reader.accepts(file, head)) {
                chosen.set(reader);
                return reader.read(file, limits);
            }
        }
        return ForeignFormat.refuse(file, head);
    }
}
