package maestro.rag.watch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import maestro.rag.library.Collection;
import maestro.rag.library.Document;
import maestro.rag.library.IngestRequest;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import maestro.rag.watch.FileStamp;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.LookSummary;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.WhenGone;
import org.junit.jupiter.api.Test;

/// What becomes of documents whose file has changed or gone.
class ReleasingTest extends AtWatchedHome {
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
        at.library.ingest(new IngestRequest(List.of(file), null, PassageSettings.DEFAULT), _ -> {});
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
}
