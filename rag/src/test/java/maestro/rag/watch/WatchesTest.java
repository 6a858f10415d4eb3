package maestro.rag.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Collection;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchesTest {
    @TempDir private Path root;
    private WatchedHome at;

    @BeforeEach
    void open() throws IOException {
        at = new WatchedHome(root);
    }

    @AfterEach
    void close() {
        at.close();
    }

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
    void anOlderVersionThatAMissionCitesIsKeptAndSaysSo() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        at.look(watched);
        String old = at.only().id();
        at.cited.add(old);
        at.write("bees.txt", "Bees count flowers in spring and in autumn.");
        assertThat(at.look(watched).removed()).isZero();
        Document kept = at.library.document(old).orElseThrow();
        assertThat(kept.message().english()).contains("a mission quotes it", "bees.txt");
        assertThat(at.library.documents("papers")).extracting(Document::id).doesNotContain(old);
        assertThat(at.library.documents()).hasSize(2);
    }

    @Test
    void anOlderVersionInAnotherCollectionIsKept() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        String old = at.only().id();
        at.library.addToCollection("Thesis", Set.of(old));
        at.write("bees.txt", "Bees count flowers in spring and in autumn.");
        at.look(watched);
        assertThat(at.library.documents("Thesis")).extracting(Document::id).containsExactly(old);
        assertThat(at.library.documents("papers")).extracting(Document::id).doesNotContain(old);
    }

    @Test
    void whatTheLibraryHadBeforeIsNotRemoved() throws Exception {
        Path file = at.write("bees.txt", "Bees count flowers in spring.");
        at.library.ingest(
                new maestro.rag.library.IngestRequest(
                        List.of(file), null, maestro.rag.passage.PassageSettings.DEFAULT),
                _ -> {});
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        assertThat(at.look(watched).added()).isZero();
        assertThat(at.library.documents("papers")).hasSize(1);
        Files.delete(file);
        assertThat(at.look(watched).removed()).isZero();
        assertThat(at.library.documents()).hasSize(1);
        assertThat(at.library.documents("papers")).isEmpty();
    }

    @Test
    void aRemovedFileLeavesItsDocumentWithARemarkUntilItIsBack() throws Exception {
        Path file = at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        Path aside = Files.move(file, root.resolve("aside.txt"));
        assertThat(at.look(watched).gone()).isEqualTo(1);
        assertThat(at.only().message())
                .isEqualTo(Message.of("watch.gone", "bees.txt", at.folder.toString()));
        assertThat(at.library.documents("papers")).hasSize(1);
        assertThat(at.status().gone()).isEqualTo(1);
        assertThat(at.look(watched).gone()).as("told once").isZero();
        Files.move(aside, file);
        at.look(watched);
        assertThat(at.read).isEmpty();
        assertThat(at.only().message().isNone()).isTrue();
        assertThat(at.status().gone()).isZero();
    }

    @Test
    void aRemovedFileTakesItsDocumentAlongWhereTheUserWantsThat() throws Exception {
        Path bees = at.write("bees.txt", "Bees count flowers in spring.");
        Path wasps = at.write("wasps.txt", "Wasps build paper nests.");
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        at.look(watched);
        Document cited =
                at.library.documents().stream()
                        .filter(d -> d.file().equals("wasps.txt"))
                        .findFirst()
                        .orElseThrow();
        at.cited.add(cited.id());
        Files.delete(bees);
        Files.delete(wasps);
        LookSummary summary = at.look(watched);
        assertThat(summary.gone()).isEqualTo(2);
        assertThat(summary.removed()).isEqualTo(1);
        assertThat(at.only().id()).isEqualTo(cited.id());
        assertThat(at.only().message().english()).contains("a mission quotes it");
    }

    @Test
    void aFileWithAnotherNameIsTheSameDocument() throws Exception {
        Path file = at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        at.look(watched);
        String id = at.only().id();
        Files.createDirectories(at.folder.resolve("old"));
        Files.move(file, at.folder.resolve("old/hive.txt"));
        LookSummary summary = at.look(watched);
        assertThat(summary.gone()).isZero();
        assertThat(summary.removed()).isZero();
        assertThat(at.only().id()).isEqualTo(id);
        assertThat(at.library.documents("papers")).hasSize(1);
        Files.delete(at.folder.resolve("old/hive.txt"));
        assertThat(at.look(watched).removed()).isEqualTo(1);
    }

    @Test
    void aFolderThatIsNotThereHasNotLostItsFiles() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        at.look(watched);
        Path away = Files.move(at.folder, root.resolve("unplugged"));
        LookSummary summary = at.look(watched);
        assertThat(summary.reachable()).isFalse();
        assertThat(at.status().state()).isEqualTo(WatchStatus.State.UNREACHABLE);
        assertThat(at.library.documents("papers")).hasSize(1);
        Files.move(away, at.folder);
        assertThat(at.look(watched).reachable()).isTrue();
        assertThat(at.read).isEmpty();
    }

    @Test
    void anEmptyPlaceWhereADiskWasMountedHasNotLostItsFiles() throws Exception {
        Path file = at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        at.look(watched);
        KnownFile known = at.known(watched, "bees.txt");
        FileStamp stamp = known.stamp();
        FileStamp elsewhere =
                new FileStamp(stamp.size(), stamp.modified(), stamp.inode(), "another");
        at.store.put(
                watched.id(),
                List.of(
                        new KnownFile(
                                "bees.txt",
                                elsewhere,
                                known.content(),
                                known.document(),
                                true,
                                false,
                                Message.NONE)));
        Path aside = Files.move(file, root.resolve("aside.txt"));
        LookSummary summary = at.look(watched);
        assertThat(summary.reachable()).isFalse();
        assertThat(summary.message().english()).contains("not connected");
        assertThat(at.library.documents()).hasSize(1);
        Files.move(aside, file);
        at.look(watched);
        assertThat(at.read).as("a disk may get another number").isEmpty();
        assertThat(at.known(watched, "bees.txt").stamp()).isEqualTo(stamp);
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
    void whatTheUserRemovedFromTheLibraryStaysOutWhileItsFileIsAsItWas() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        at.library.remove(at.only().id());
        at.look(watched);
        assertThat(at.library.documents()).isEmpty();
    }

    @Test
    void theCollectionMayBeRenamedAndRemoved() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        at.library.renameCollection("papers", "Insects");
        at.write("wasps.txt", "Wasps build paper nests.");
        at.look(watched);
        assertThat(at.library.collections()).containsExactly(new Collection("Insects", 2));
        at.library.removeCollection("Insects");
        at.write("ants.txt", "Ants farm fungi in tunnels.");
        at.look(watched);
        assertThat(at.library.collections()).isEmpty();
        assertThat(at.library.documents()).hasSize(3);
    }

    @Test
    void aFolderThatIsStoppedLeavesItsDocuments() throws Exception {
        at.write("bees.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.REMOVE);
        at.look(watched);
        at.watches.stop(watched.id());
        assertThat(at.watches.list()).isEmpty();
        assertThat(at.library.documents("papers")).hasSize(1);
        assertThat(at.look(watched).reachable()).isFalse();
    }

    @Test
    void twoCopiesThatChangeTogetherLeaveNothingBehind() throws Exception {
        at.write("a.txt", "Bees count flowers in spring.");
        at.write("b.txt", "Bees count flowers in spring.");
        WatchedFolder watched = at.watch(WhenGone.KEEP);
        at.look(watched);
        assertThat(at.library.documents()).hasSize(1);
        at.write("a.txt", "Bees count flowers in autumn.");
        at.write("b.txt", "Bees count flowers in winter.");
        assertThat(at.look(watched).removed()).isEqualTo(1);
        assertThat(at.library.documents("papers")).hasSize(2);
        assertThat(at.library.documents()).hasSize(2);
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
    void aDocumentThatTwoFoldersHoldStaysUntilBothLetItGo() throws Exception {
        Path here = at.write("bees.txt", "Bees count flowers in spring.");
        Path other = Files.createDirectories(root.resolve("other"));
        Path there = Files.copy(here, other.resolve("bees.txt"));
        at.touch(there, Duration.ofMinutes(5));
        WatchedFolder first = at.watch(WhenGone.REMOVE);
        WatchedFolder second = at.watches.add(other, "Other", WhenGone.REMOVE);
        at.look(first);
        at.watches.look(second.id(), _ -> {});
        Files.delete(here);
        assertThat(at.look(first).removed()).isZero();
        assertThat(at.library.documents("papers")).isEmpty();
        assertThat(at.library.documents("Other")).hasSize(1);
        Files.delete(there);
        assertThat(at.watches.look(second.id(), _ -> {}).removed()).isEqualTo(1);
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
