package maestro.app.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.app.ui.fixture.FakeWatches;
import maestro.app.ui.fixture.LaterBackground;
import maestro.app.ui.shell.Texts;
import maestro.rag.message.Message;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchStatus.State;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.WhenGone;
import org.junit.jupiter.api.Test;

class WatchViewModelTest {
    private static final Path PAPERS = Path.of("papers");
    private static final Path NOTES = Path.of("notes");

    private final FakeWatches watches = new FakeWatches();
    private final LaterBackground background = new LaterBackground();
    private final List<Throwable> failures = new ArrayList<>();
    private final WatchViewModel model = new WatchViewModel(watches, background, failures::add);

    private static WatchStatus status(State state, int read, int toRead, int refused, int gone) {
        return new WatchStatus(
                new WatchedFolder(1, PAPERS, "papers", WhenGone.KEEP, false, Instant.EPOCH),
                state,
                read,
                toRead,
                9,
                refused,
                gone,
                Message.NONE);
    }

    @Test
    void followsWhatBecomesOfFolders() {
        background.settle();
        assertThat(model.folders()).isEmpty();
        model.add(PAPERS, " ", WhenGone.REMOVE);
        background.settle();
        assertThat(model.folders())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.folder().collection()).isNull();
                    assertThat(one.folder().whenGone()).isEqualTo(WhenGone.REMOVE);
                });
        model.pause(1);
        background.settle();
        assertThat(model.folders().getFirst().state()).isEqualTo(State.PAUSED);
        model.lookSoon(1);
        model.stop(1);
        background.settle();
        assertThat(watches.looks).containsExactly(1L);
        assertThat(model.folders()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void manyChangesAreReadOnceAFrame() {
        background.settle();
        watches.add(PAPERS, null, WhenGone.KEEP);
        watches.add(NOTES, null, WhenGone.KEEP);
        for (int i = 1; i <= 50; i++) {
            int read = i;
            watches.set(1, _ -> status(State.READING, read, 50, 0, 0));
        }
        assertThat(background.frame()).isEqualTo(1);
        background.settle();
        assertThat(model.folders()).extracting(WatchStatus::read).containsExactly(50, 0);
    }

    @Test
    void isToldNothingOnceClosed() {
        background.settle();
        model.close();
        watches.add(PAPERS, null, WhenGone.KEEP);
        assertThat(background.frame()).isZero();
    }

    @Test
    void saysHowItStands() {
        WatchWords words = new WatchWords(Texts.of(WatchFeature.class, Locale.ENGLISH));
        assertThat(words.state(status(State.READING, 3, 1200, 0, 0)))
                .isEqualTo("Reading 3 of 1,200");
        assertThat(words.state(status(State.FOLLOWING, 0, 0, 1, 0)))
                .startsWith("Up to date at ")
                .contains("1970");
        assertThat(words.trouble(status(State.FOLLOWING, 0, 0, 0, 0))).isEmpty();
        assertThat(words.trouble(status(State.FOLLOWING, 0, 0, 1, 0)))
                .isEqualTo("1 file could not be read");
        assertThat(words.trouble(status(State.UNREACHABLE, 0, 0, 1, 2)))
                .isEqualTo("1 file could not be read  ·  2 files are gone");
        WatchWords korean = new WatchWords(Texts.of(WatchFeature.class, Locale.KOREAN));
        assertThat(korean.state(status(State.READING, 3, 1200, 0, 0)))
                .isEqualTo("1,200개 중 3개 읽는 중");
    }
}
