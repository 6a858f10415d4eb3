package maestro.rag.library.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import maestro.rag.document.Layout;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.Unlocked;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.reading.Unlocking;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Tokens;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.folder.Incoming;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.PassageSplitter;
import maestro.rag.passage.PassageSplitter.Piece;
import maestro.rag.passage.Span;

/// A document that was read and cut to pieces.
///
/// @param embedder whose tokens these are
/// @param problem what is wrong with a partial document; nothing otherwise
/// @param note what people should know of one that is complete; often nothing
/// @param layout as it will be read back from the disk
/// @param pieces at least one
record Cut(
        Embedder embedder,
        ParsedDocument parsed,
        Message problem,
        Message note,
        PassageSettings settings,
        Layout layout,
        Tokens tokens,
        List<Piece> pieces) {

    /// For tokenising what was read until the limit, and for scanned pages; the reader keeps to its
    /// limits by itself.
    private static final long GRACE_SECONDS = 2 * 60 + Scans.MOST_TIME.toSeconds();

    /// The format whose pages are drawn.
    private static final String DRAWN = "pdf";

    /// Reads, tokenises and splits, in a thread of its own that can be interrupted and, where a
    /// hostile file keeps it from answering, left behind.
    static Cut of(Incoming incoming, LibraryParts parts, Ingestion run) throws Refusal {
        return of(incoming, run.settings(), parts, run);
    }

    /// As above, into passages of another length than the run's.
    static Cut of(Incoming incoming, PassageSettings settings, LibraryParts parts, Ingestion run)
            throws Refusal {
        Future<Cut> work = run.inOwnThread(() -> readAndCut(incoming, settings, parts, run));
        long seconds = parts.limits().time().toSeconds() + GRACE_SECONDS;
        try {
            return work.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            throw new Refusal(Message.of("read.slow", seconds));
        } catch (ExecutionException e) {
            throw Refusal.of(e, IngestEvent.Stage.READING);
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }

    private static Cut readAndCut(
            Incoming incoming, PassageSettings settings, LibraryParts parts, Ingestion run)
            throws InterruptedException, Refusal {
        ReadOutcome outcome = parts.reader().read(incoming.original(), parts.limits());
        if (outcome instanceof ReadOutcome.Refused locked
                && locked.reason() == ReadOutcome.Reason.PASSWORD) {
            outcome = unlocked(incoming, locked, parts, run);
        }
        return switch (outcome) {
            case ReadOutcome.Complete complete ->
                    of(complete.document(), Message.NONE, complete.note(), settings, parts);
            case ReadOutcome.Partial partial ->
                    of(partial.document(), partial.message(), Message.NONE, settings, parts);
            case ReadOutcome.Refused refused -> throw new Refusal(refused.message());
        };
    }

    /// What the copy without protection says. That of a PDF stays beside the original, so that its
    /// pages can be drawn; of others the text is all that is needed.
    private static ReadOutcome unlocked(
            Incoming incoming, ReadOutcome.Refused locked, LibraryParts parts, Ingestion run)
            throws InterruptedException, Refusal {
        try {
            Unlocked came =
                    Unlocking.unlock(
                            incoming.original(),
                            run.passwords(),
                            incoming.unlocked(),
                            parts.limits());
            return switch (came) {
                case OPENED -> opened(incoming, parts);
                case WRONG -> {
                    if (run.passwords().isEmpty()) {
                        yield locked;
                    }
                    throw new Refusal(Message.of("pdf.wrong"));
                }
                case FORBIDDEN -> throw new Refusal(Message.of("pdf.extraction"));
                case IMPOSSIBLE -> locked;
            };
        } catch (IOException e) {
            return locked; // of a kind whose protection cannot be opened here
        }
    }

    private static ReadOutcome opened(Incoming incoming, LibraryParts parts)
            throws IOException, InterruptedException {
        boolean drawn = false;
        try {
            ReadOutcome outcome = parts.reader().read(incoming.unlocked(), parts.limits());
            drawn =
                    switch (outcome) {
                        case ReadOutcome.Complete c -> c.document().format().equals(DRAWN);
                        case ReadOutcome.Partial p -> p.document().format().equals(DRAWN);
                        case ReadOutcome.Refused _ -> false;
                    };
            return outcome;
        } finally {
            if (!drawn) {
                Files.deleteIfExists(incoming.unlocked());
            }
        }
    }

    private static Cut of(
            ParsedDocument parsed,
            Message problem,
            Message note,
            PassageSettings settings,
            LibraryParts parts)
            throws Refusal {
        Embedder embedder = parts.embedder().get();
        Tokens tokens = embedder.tokenize(parsed.text());
        List<Piece> pieces = PassageSplitter.split(parsed.text(), tokens, settings);
        if (pieces.isEmpty()) {
            throw new Refusal(Message.of("add.empty"));
        }
        return new Cut(
                embedder,
                parsed,
                problem,
                note,
                settings,
                DocumentFolders.rounded(parsed.layout()),
                tokens,
                pieces);
    }

    /// The same document as another model's vocabulary cuts it, which the library has changed for.
    Cut again(LibraryParts parts) throws Refusal {
        return of(parsed, problem, note, settings, parts);
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>(pieces.size());
        pieces.forEach(piece -> spans.add(new Span(piece.start(), piece.end())));
        return spans;
    }
}
