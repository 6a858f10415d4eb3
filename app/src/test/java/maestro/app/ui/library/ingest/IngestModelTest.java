package maestro.app.ui.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.app.ui.fixture.LaterBackground;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.shell.Failures;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.Test;

class IngestModelTest {
    private static final IngestSummary SUMMARY = new IngestSummary(1, 0, 0, 0, 5, 1, false);

    private final FakeLibrary library = new FakeLibrary();
    private final LaterBackground background = new LaterBackground();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void aThousandEventsAreOneChange() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(10));
                    for (int i = 0; i < 1000; i++) {
                        listener.accept(
                                new IngestEvent.Advanced(
                                        Path.of("a.pdf"), IngestEvent.Stage.EMBEDDING, i / 1000.0));
                    }
                    return SUMMARY;
                };
        List<IngestModel.Progress> seen = new ArrayList<>();
        ingest.progressProperty().addListener((_, _, now) -> seen.add(now));
        ingest.add(List.of(Path.of("folder")), null, _ -> {});
        background.work();
        seen.clear();
        background.frame();
        assertThat(seen).hasSizeLessThanOrEqualTo(2);
        assertThat(seen.getFirst().found()).isEqualTo(10);
    }

    @Test
    void aFilesProgressNeverGoesBack() {
        double before = 0;
        for (IngestEvent.Stage stage : IngestEvent.Stage.values()) {
            for (double fraction : new double[] {0, 0.5, 1}) {
                double share =
                        IngestModel.share(
                                FileProgress.of(
                                        new IngestEvent.Advanced(
                                                Path.of("a.pdf"), stage, fraction)));
                assertThat(share).as("%s %s", stage, fraction).isBetween(before, 1.0);
                before = share;
            }
        }
        assertThat(before).isGreaterThan(0.9);
    }

    @Test
    void whatWentWrongStaysUntilDismissed() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(4));
                    end(listener, "good.pdf", IngestEvent.Result.INDEXED, "");
                    end(listener, "again.pdf", IngestEvent.Result.DUPLICATE, "");
                    end(listener, "half.pdf", IngestEvent.Result.PARTIAL, "damaged after page 17");
                    end(listener, "bad.pdf", IngestEvent.Result.FAILED, "it is encrypted");
                    return SUMMARY;
                };
        List<IngestSummary> done = new ArrayList<>();
        ingest.add(List.of(Path.of("folder")), "C", done::add);
        background.settle();
        assertThat(done).containsExactly(SUMMARY);
        assertThat(library.ingested.getFirst().collection()).isEqualTo("C");
        assertThat(ingest.kept())
                .extracting(file -> file.message().english())
                .containsExactly("", "damaged after page 17", "it is encrypted");
        assertThat(ingest.progressProperty().get())
                .isEqualTo(new IngestModel.Progress(false, 4, 1, 1, 1, 1, 1));
        ingest.dismissAll();
        assertThat(ingest.kept()).isEmpty();
    }

    @Test
    void requestsFollowEachOtherAndCountTogether() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(2));
                    end(listener, "x.pdf", IngestEvent.Result.INDEXED, "");
                    end(listener, "y.pdf", IngestEvent.Result.INDEXED, "");
                    return SUMMARY;
                };
        ingest.add(List.of(Path.of("one")), null, _ -> {});
        ingest.add(List.of(Path.of("two")), null, _ -> {});
        background.settle();
        assertThat(library.ingested).hasSize(2);
        assertThat(ingest.progressProperty().get().found()).isEqualTo(4);
        assertThat(ingest.progressProperty().get().indexed()).isEqualTo(4);
    }

    @Test
    void cancellingStopsWhatWaitsAndForgetsLateEvents() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(9));
                    return SUMMARY;
                };
        ingest.add(List.of(Path.of("one")), null, _ -> {});
        ingest.add(List.of(Path.of("two")), null, _ -> {});
        ingest.cancel();
        background.settle();
        assertThat(ingest.progressProperty().get().working()).isFalse();
        assertThat(ingest.progressProperty().get().found()).isZero();
        assertThat(library.ingested).hasSize(1);
    }

    @Test
    void aFullDiskIsTold() {
        IngestModel ingest = ingest();
        library.ingest =
                (_, _) -> {
                    throw new LibraryException(Message.of("disk.full.kept"), null, true);
                };
        ingest.add(List.of(Path.of("one")), null, _ -> {});
        background.settle();
        assertThat(failures)
                .extracting(Failures::words)
                .containsExactly(Message.of("disk.full.kept").text(Locale.getDefault()));
        assertThat(ingest.progressProperty().get().working()).isFalse();
    }

    private IngestModel ingest() {
        return new IngestModel(library, background, () -> PassageSettings.DEFAULT, failures::add);
    }

    private static void end(
            java.util.function.Consumer<IngestEvent> listener,
            String file,
            IngestEvent.Result result,
            String message) {
        listener.accept(new IngestEvent.Ended(Path.of(file), result, null, Message.plain(message)));
    }
}
