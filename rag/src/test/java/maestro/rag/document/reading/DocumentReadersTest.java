package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import maestro.rag.document.DocumentReader;
import maestro.rag.document.Layout;
import maestro.rag.document.Metadata;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What parsers may do to their caller: nothing.
class DocumentReadersTest {

    private static final ReadLimits SHORT =
            new ReadLimits(1 << 20, 1 << 20, 1000, 10, Duration.ofMillis(20));

    @TempDir Path folder;

    @FunctionalInterface
    private interface Reading {
        ReadOutcome read();
    }

    private static DocumentReader reader(Reading reading) {
        return new DocumentReader() {
            @Override
            public boolean accepts(Path file, byte[] head) {
                return true;
            }

            @Override
            public ReadOutcome read(Path file, ReadLimits limits) {
                return reading.read();
            }
        };
    }

    private Reason reason(Reading reading) throws Exception {
        Path file = Files.writeString(folder.resolve("any"), "words");
        ReadOutcome outcome =
                new DocumentReaders(List.of(reader(reading)), 10_000).read(file, SHORT);
        assertThat(((Refused) outcome).message().english()).isNotBlank();
        return ((Refused) outcome).reason();
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : endless(depth + 1) + 1;
    }

    @Test
    void turnsWhatAParserThrowsIntoWords() throws Exception {
        assertThat(reason(() -> new Refused(Reason.EMPTY, Message.plain("" + endless(1)))))
                .isEqualTo(Reason.DAMAGED);
        assertThat(
                        reason(() -> {
                            throw new OutOfMemoryError("pretended");
                        }))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(
                        reason(() -> {
                            throw new ArrayIndexOutOfBoundsException(7);
                        }))
                .isEqualTo(Reason.DAMAGED);
        assertThat(
                        reason(() -> {
                            throw new NoClassDefFoundError("a/b");
                        }))
                .as("our fault, not the file's")
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void leavesAParserBehindThatNeverEndsButNotAnyNumberOfThem() throws Exception {
        Path file = Files.writeString(folder.resolve("any"), "words");
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(DocumentReaders.MOST_ABANDONED);
        DocumentReaders readers =
                new DocumentReaders(
                        List.of(
                                reader(() -> {
                                    await(end);
                                    ended.countDown();
                                    return new Complete(
                                            new ParsedDocument(
                                                    "txt",
                                                    new Metadata(null, List.of(), "und"),
                                                    "words",
                                                    Layout.unpaged(5)));
                                })),
                        10);
        for (int i = 0; i < DocumentReaders.MOST_ABANDONED; i++) {
            assertThat(((Refused) readers.read(file, SHORT)).reason()).isEqualTo(Reason.TOO_LARGE);
        }
        assertThat(((Refused) readers.read(file, SHORT)).reason()).isEqualTo(Reason.UNREADABLE);
        end.countDown();
        ended.await();
        ReadOutcome outcome = readers.read(file, ReadLimits.DEFAULT);
        while (outcome instanceof Refused) {
            // The last of those threads is about to end.
            Thread.onSpinWait();
            outcome = readers.read(file, ReadLimits.DEFAULT);
        }
        assertThat(outcome).isInstanceOf(Complete.class);
    }

    /// Waits without answering an interrupt, as a parser in a loop does.
    private static void await(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                continue;
            }
        }
    }
}
