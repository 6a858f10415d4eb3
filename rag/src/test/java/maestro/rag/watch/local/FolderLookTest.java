package maestro.rag.watch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.LibraryException;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.LookSummary;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.WhenGone;
import org.junit.jupiter.api.Test;

/// What a look finds in a folder and takes into the library.
class FolderLookTest extends AtWatchedHome {
    @Test
    void whatIsInTheFolderComesIntoACollectionOfItsName() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        at.write("deep/er/wasps.md", "# Wasps\n\nWasps build paper nests.");
        LookSummary summary = at.look(at.watch(WhenGone.KEEP));
        assertThat(summary.added()).isEqualTo(2);
        assertThat(at.library.documents("papers"))
                .extracting(Document::file)
                .containsExactlyInAnyOrder("bees.txt", "wasps.md");
        assertThat(at.status().files()).isEqualTo(2);
        assertThat(at.status().state()).isEqualTo(WatchStatus.State.FOLLOWING);
    }

    @Test
    void passesOverWhatIsHiddenTemporaryOrNoDocument() throws Exception {
        for (String name :
                List.of(
                        ".hidden.txt",
                        ".git/notes.txt",
                        "~$report.docx",
                        "paper.pdf.part",
                        "page.html.crdownload",
                        "notes.txt~",
                        "song.mp3",
                        "README")) {
            at.write(name, "Nothing to be read.");
        }
        assertThat(at.look(at.watch(WhenGone.KEEP)).refused()).isZero();
        assertThat(at.read).isEmpty();
    }

    @Test
    void neverLooksIntoTheProgramsOwnFolder() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        Files.writeString(at.home.resolve("log.txt"), "What the program says.");
        WatchedFolder around = at.watches.add(root, "All", WhenGone.KEEP);
        at.look(around);
        assertThat(at.titles()).containsExactly("bees.txt");
        assertThatThrownBy(() -> at.watches.add(at.home, null, WhenGone.KEEP))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("own data");
        assertThatThrownBy(() -> at.watches.add(root.resolve("none"), null, WhenGone.KEEP))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining("There is no folder");
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        Files.createSymbolicLink(at.folder.resolve("again"), at.folder);
        Files.createSymbolicLink(at.folder.resolve("home"), at.home);
        assertThat(at.look(at.watch(WhenGone.KEEP)).added()).isEqualTo(1);
        assertThat(at.status().files()).isEqualTo(1);
    }

    @Test
    void whatIsUnchangedIsNotReadAgain() throws Exception {
        Path file = at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        assertThat(at.read).containsExactly("bees.txt");
        at.look(watched);
        assertThat(at.read).isEmpty();
        at.touch(file, Duration.ofSeconds(30));
        at.look(watched);
        assertThat(at.read).as("only its time is another").isEmpty();
        assertThat(at.known(watched, "bees.txt").stamp().modified())
                .isEqualTo(Files.getLastModifiedTime(file).toMillis());
    }

    @Test
    void aFileThatIsStillWrittenWaits() throws Exception {
        Path file = at.write("bees.txt", "Bees count");
        at.touch(file, Duration.ofSeconds(1));
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        assertThat(at.look(watched).restless()).isEqualTo(1);
        assertThat(at.read).isEmpty();
        Files.writeString(file, "Bees count flowers");
        at.pulse.pass(Duration.ofSeconds(2));
        at.touch(file, Duration.ofSeconds(1));
        assertThat(at.look(watched).restless()).isEqualTo(1);
        at.pulse.pass(Duration.ofSeconds(3));
        assertThat(at.look(watched).added()).isEqualTo(1);
    }

    @Test
    void aFileFromTheFutureWaitsUntilItHasLookedTheSameForAWhile() throws Exception {
        Path file = at.write("bees.txt", "Bees count");
        at.touch(file, Duration.ofHours(-5));
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        assertThat(at.look(watched).restless()).isEqualTo(1);
        at.pulse.pass(Duration.ofSeconds(4));
        assertThat(at.look(watched).added()).isEqualTo(1);
    }

    @Test
    void aChangedFileTakesThePlaceOfTheOlderWithWhatTheUserHasPutOnIt() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        String old = at.only().id();
        at.library.labels().tag(Set.of(old), "to read");
        at.library.labels().note(old, "Ask Kim.");
        at.write("bees.txt", "Bees count flowers in spring and in autumn.");
        LookSummary summary = at.look(watched);
        assertThat(summary.changed()).isEqualTo(1);
        assertThat(summary.removed()).isEqualTo(1);
        assertThat(at.library.document(old)).isEmpty();
        Document now = at.only();
        assertThat(at.library.text(now.id()))
                .hasValueSatisfying(t -> assertThat(t).contains("autumn"));
        assertThat(now.marks().tags()).containsExactly("to read");
        assertThat(now.marks().note()).isEqualTo("Ask Kim.");
        assertThat(at.library.documents("papers")).containsExactly(now);
    }

    @Test
    void whatLiesBeyondTheBoundsIsNeitherReadNorTakenAsGone() throws Exception {
        at.close();
        at = new WatchedHome(root, new FolderWalk.Bounds(2, 100, 3));
        at.write("a.txt", "Bees count flowers in spring.");
        at.write("b.txt", "Wasps build paper nests.");
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        at.look(watched);
        at.write("a-first.txt", "Ants farm fungi in tunnels.");
        LookSummary summary = at.look(watched);
        assertThat(summary.added()).isEqualTo(1);
        assertThat(summary.gone()).isZero();
        assertThat(summary.message().english()).contains("too much");
        assertThat(at.library.documents()).hasSize(3);
    }

    @Test
    void aFileThatCannotBeReadIsTriedAgainWhenItHasChanged() throws Exception {
        at.write("bees.pdf", "This is no PDF.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        assertThat(at.look(watched).refused()).isEqualTo(1);
        assertThat(at.status().refused()).isEqualTo(1);
        at.look(watched);
        assertThat(at.read).isEmpty();
        at.write("bees.pdf", "This is no PDF either, but a longer one.");
        at.look(watched);
        assertThat(at.read).containsExactly("bees.pdf");
    }

    @Test
    void anOlderVersionStaysWhileTheNewerCannotBeRead() throws Exception {
        at.write("bees.html", "<title>Bees</title><p>Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        String old = at.only().id();
        at.write("bees.html", "");
        assertThat(at.look(watched).refused()).isEqualTo(1);
        assertThat(at.only().id()).isEqualTo(old);
        at.write("bees.html", "<title>Bees</title><p>Bees count flowers in autumn.");
        assertThat(at.look(watched).changed()).isEqualTo(1);
        assertThat(at.library.document(old)).isEmpty();
    }

    @Test
    void whatACrashLeftUndoneIsDoneByTheNextLook() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        String old = at.only().id();
        KnownFile before = at.known(watched, "bees.txt");
        at.write("bees.txt", "Bees count flowers in spring and in autumn.");
        at.cited.add(old);
        at.look(watched);
        // as if the process had died before the file's row was changed
        at.store.put(watched.id(), List.of(before));
        at.cited.clear();
        LookSummary again = at.look(watched);
        assertThat(again.changed()).isEqualTo(1);
        assertThat(at.library.document(old)).isEmpty();
        assertThat(at.library.documents("papers")).hasSize(1);
    }

    @Test
    void whatWasCorrectedByHandStaysWhenTheFileChanges() throws Exception {
        at.write("bees.md", "# Bees\n\nThey are counted by night.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        Document old = at.only();
        at.library.describe(
                old.id(),
                new Description(
                        "On counting bees",
                        List.of("Ada Lovelace"),
                        new Publication(1843, "Notes", "", ""),
                        old.language()));
        at.write("bees.md", "# Wasps\n\nThey are counted by night, too, and by day.");
        assertThat(at.look(watched).changed()).isEqualTo(1);
        Document now = at.only();
        assertThat(now.id()).isNotEqualTo(old.id());
        assertThat(now.title()).isEqualTo("On counting bees");
        assertThat(now.authors()).containsExactly("Ada Lovelace");
        assertThat(now.publication()).isEqualTo(new Publication(1843, "Notes", "", ""));
        assertThat(at.library.edited(now.id()))
                .containsExactlyInAnyOrder(Field.TITLE, Field.AUTHORS, Field.YEAR, Field.VENUE);
    }

    @Test
    void whatNobodyCorrectedIsAsTheNewerFileHasIt() throws Exception {
        at.write("bees.md", "# Bees\n\nThey are counted by night.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        Document old = at.only();
        Description said = Description.of(old);
        at.library.describe(
                old.id(),
                new Description(
                        said.title(),
                        List.of("Ada Lovelace"),
                        said.publication(),
                        said.language()));
        at.write("bees.md", "# Wasps\n\nThey are counted by night, too, and by day.");
        at.look(watched);
        assertThat(at.only().title()).isEqualTo("Wasps");
        assertThat(at.only().authors()).containsExactly("Ada Lovelace");
    }

    @Test
    void filesWithTroubleAreNamedWithWhy() throws Exception {
        at.write("broken.pdf", "no PDF at all");
        at.write("bees.txt", "Bees count flowers in spring.");
        at.write("wasps.txt", "Wasps build paper nests.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        Files.delete(at.folder.resolve("wasps.txt"));
        at.look(watched);
        assertThat(at.watches.troubled(watched.id(), 10))
                .extracting(KnownFile::path)
                .containsExactly("broken.pdf", "wasps.txt");
        assertThat(at.watches.troubled(watched.id(), 1))
                .singleElement()
                .satisfies(file -> assertThat(file.problem().isNone()).isFalse());
    }
}
