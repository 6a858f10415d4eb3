package maestro.rag.watch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.rag.library.IngestEvent;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchStatus.State;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.WhenGone;
import org.junit.jupiter.api.Test;

class FollowingTest extends AtWatchedHome {
    private static final Duration START = Duration.ofSeconds(4);

    @Test
    void nothingIsDueWhereNothingIsWatched() {
        at.watches.begin();
        assertThat(at.pulse.due()).isZero();
    }

    @Test
    void whatHappenedWhileTheProgramWasClosedIsFoundALittleAfterTheStart() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        at.look(at.watch(WhenGone.KEEP));
        at.close();
        at.write("wasps.txt", "Wasps build paper nests.");
        Files.delete(at.folder.resolve("bees.txt"));
        at = new WatchedHome(root);
        at.watches.begin();
        at.pulse.pass(START.minusMillis(1));
        assertThat(at.titles()).containsExactly("bees.txt");
        at.pulse.pass(Duration.ofMillis(1));
        assertThat(at.titles()).containsExactly("bees.txt", "wasps.txt");
        assertThat(at.status().gone()).isEqualTo(1);
        assertThat(at.status().folder().looked()).isNotNull();
    }

    @Test
    void manySignalsBringOneLook() throws Exception {
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.watches.begin();
        at.pulse.pass(Duration.ofSeconds(20));
        AtomicInteger told = new AtomicInteger();
        at.watches.onChange(told::incrementAndGet);
        at.write("bees.txt", "Bees count flowers in spring.");
        int due = at.pulse.due();
        for (int i = 0; i < 20; i++) {
            at.signals.give(watched.id());
        }
        assertThat(at.pulse.due()).isEqualTo(due);
        at.pulse.pass(Duration.ofSeconds(1));
        assertThat(at.library.documents()).isEmpty();
        at.pulse.pass(Duration.ofSeconds(1));
        assertThat(at.library.documents()).hasSize(1);
        assertThat(told.get()).isPositive();
    }

    /// Reading takes far longer than looking, and who has just added a folder tries it.
    @Test
    void aLookThatReadMuchDoesNotRestForLong() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.watches.begin();
        at.watches.onChange(() -> {
            if (at.status().state() == State.READING) {
                at.pulse.spend(Duration.ofSeconds(8));
            }
        });
        at.pulse.pass(START);
        assertThat(at.library.documents()).hasSize(1);
        at.pulse.pass(Duration.ofSeconds(20));
        at.write("wasps.txt", "Wasps build paper nests.");
        at.signals.give(watched.id());
        at.pulse.pass(Duration.ofSeconds(3));
        assertThat(at.library.documents()).hasSize(2);
    }

    @Test
    void looksOnceAMinuteWhereTheSystemGivesNoSignals() {
        at.signals.given = false;
        at.watch(WhenGone.KEEP);
        at.watches.begin();
        at.pulse.pass(START);
        at.write("bees.txt", "Bees count flowers in spring.");
        at.pulse.pass(Duration.ofSeconds(59));
        assertThat(at.library.documents()).isEmpty();
        at.pulse.pass(Duration.ofSeconds(1));
        assertThat(at.library.documents()).hasSize(1);
    }

    @Test
    void looksAgainSoonAtAFileThatIsStillWritten() throws Exception {
        at.watch(WhenGone.KEEP);
        at.watches.begin();
        Path file = at.write("bees.txt", "Bees count flowers in spring.");
        Files.setLastModifiedTime(
                file, java.nio.file.attribute.FileTime.from(at.pulse.now().plus(START)));
        at.pulse.pass(START);
        assertThat(at.library.documents()).isEmpty();
        at.pulse.pass(Duration.ofSeconds(6));
        assertThat(at.library.documents()).hasSize(1);
    }

    @Test
    void aFolderThatIsPausedIsLeftAloneAlsoAfterANewStart() throws Exception {
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.watches.begin();
        at.watches.pause(watched.id());
        at.write("bees.txt", "Bees count flowers in spring.");
        at.pulse.pass(Duration.ofHours(1));
        assertThat(at.library.documents()).isEmpty();
        assertThat(at.status().state()).isEqualTo(State.PAUSED);
        at.close();
        at = new WatchedHome(root);
        at.watches.begin();
        at.pulse.pass(Duration.ofHours(1));
        assertThat(at.library.documents()).isEmpty();
        at.watches.resume(watched.id());
        at.pulse.pass(Duration.ofSeconds(1));
        assertThat(at.library.documents()).hasSize(1);
    }

    @Test
    void pausingEndsALookAndKeepsWhatItHasRead() throws Exception {
        for (int i = 0; i < 70; i++) {
            at.write("bees-%03d.txt".formatted(i), "Bees of hive " + i + " count flowers.");
        }
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        AtomicInteger read = new AtomicInteger();
        assertThatThrownBy(() ->
                        at.watches.look(
                                watched.id(),
                                event -> {
                                    if (event instanceof IngestEvent.Ended
                                            && read.incrementAndGet() == 34) {
                                        at.watches.pause(watched.id());
                                    }
                                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(at.status().state()).isEqualTo(State.PAUSED);
        int kept = at.library.documents().size();
        assertThat(kept).isBetween(32, 69);
        assertThat(at.status().files()).isEqualTo(kept);
        at.watches.resume(watched.id());
        assertThat(at.look(watched).added()).isEqualTo(70 - kept);
        assertThat(at.read).hasSize(70 - kept);
    }

    @Test
    void itSaysHowFarItIs() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        at.write("wasps.txt", "Wasps build paper nests.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        List<WatchStatus> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        at.watches.onChange(() -> seen.add(at.status()));
        at.look(watched);
        assertThat(seen).extracting(WatchStatus::state).contains(State.LOOKING, State.READING);
        assertThat(seen)
                .filteredOn(status -> status.state() == State.READING)
                .allSatisfy(status -> assertThat(status.toRead()).isEqualTo(2))
                .extracting(WatchStatus::read)
                .contains(0, 1, 2);
    }

    @Test
    void closingEndsALook() throws Exception {
        for (int i = 0; i < 60; i++) {
            at.write("bees-%03d.txt".formatted(i), "Bees of hive " + i + " count flowers.");
        }
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        assertThatThrownBy(() -> at.watches.look(watched.id(), _ -> at.watches.close()))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> at.watches.look(watched.id(), _ -> {}))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void theSystemSaysThatSomethingHasChanged() throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        Path inside = Files.createDirectories(at.folder.resolve("inside"));
        try (SystemSignals signals = new SystemSignals()) {
            assertThat(signals.follow(1, List.of(at.folder, inside), changed::countDown)).isTrue();
            at.write("inside/.hidden.txt", "Nobody cares.");
            at.write("inside/bees.txt", "Bees count flowers in spring.");
            assertThat(changed.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFolderThatIsNotThereGivesNoSignals() {
        try (SystemSignals signals = new SystemSignals()) {
            assertThat(signals.follow(1, List.of(root.resolve("none")), () -> {})).isFalse();
        }
    }
}
