package maestro.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import maestro.agents.source.online.Proposal;
import maestro.agents.source.online.Registries;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.FakeWatches;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.status.StatusModel;
import maestro.app.ui.theme.Fonts;
import maestro.app.ui.theme.Theme;
import maestro.app.ui.theme.ThemeChoice;
import maestro.app.ui.watch.WatchFeature;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestSummary;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import maestro.rag.watch.FileStamp;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WhenGone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class LibraryScreenTest {
    private final FakeLibrary library = new FakeLibrary();
    private final FakeWatches watches = new FakeWatches();
    private final FakeNavigator navigator = new FakeNavigator();
    private final List<String> asked = new ArrayList<>();
    private final Locale before = Locale.getDefault();
    private final Theme theme = new Theme();
    private LibraryFeature feature;

    @Start
    void show(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        Fonts.loadFirst();
        theme.choiceProperty().set(ThemeChoice.LIGHT);
        theme.install();
        ToolkitBackground background = new ToolkitBackground();
        library.put(FakeLibrary.document("a", "Alpha"));
        library.createCollection("Old");
        library.addToCollection("Old", Set.of("a"));
        Notices notices = new Notices(() -> stage);
        feature =
                new LibraryFeature(
                        library,
                        new IngestModel(
                                library,
                                background,
                                () -> PassageSettings.DEFAULT,
                                notices::failure),
                        navigator,
                        background,
                        notices,
                        new StatusModel(),
                        stage,
                        new WatchFeature(watches, navigator, background, notices, stage),
                        asked::add,
                        () -> false,
                        Optional::empty);
        Screens.show(stage, (Parent) feature.panes().getFirst().content().get(), 320, 600);
    }

    @AfterEach
    void back(FxRobot robot) {
        robot.interact(theme::uninstall);
        Locale.setDefault(before);
    }

    @Test
    void whatAnOlderVersionReadIsReadAgainWhenAsked(FxRobot robot) {
        library.put(FakeLibrary.document("b", "Beta"));
        library.older.addAll(library.documents().stream().map(d -> d.id()).limit(2).toList());
        robot.interact(library::changed);
        WaitForAsyncUtils.waitForFxEvents();
        Node offer = robot.lookup("#older-documents").query();
        assertThat(offer.isVisible()).isTrue();
        assertThat(((Labeled) offer.lookup(".label")).getText())
                .startsWith("2 documents were read by an older version");
        robot.clickOn("#read-again");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(library.readAgain)
                .singleElement()
                .satisfies(request -> assertThat(request.documentIds()).hasSize(2));
        robot.interact(library::changed);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(offer.isVisible()).isFalse();
        assertThat(robot.lookup("#ingest-heading").queryLabeled().getText())
                .isEqualTo("2 documents read again");
    }

    @Test
    void collectionsFoldersAndTagsLeaveRoomForDocuments(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        for (int i = 0; i < 12; i++) {
            library.createCollection("Collection " + i);
            library.labels().tag(Set.of("a"), "a tag of many, number " + i);
            watches.add(Path.of("papers-" + i), null, WhenGone.KEEP);
        }
        Region table = robot.lookup("#documents").queryAs(Region.class);
        robot.interact(() -> {
            library.changed();
            table.getScene().getWindow().setHeight(480);
        });
        waitFor(() -> robot.lookup("papers-1").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table.getHeight()).isGreaterThan(100);
        assertThat(robot.lookup("#watched-folders").queryAs(Region.class).getHeight())
                .isGreaterThan(50);
        assertThat(robot.lookup("#collections").queryAs(Region.class).getHeight())
                .isGreaterThan(50);
    }

    @Test
    void aWatchedFolderSaysHowItStandsAndCanBePaused(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        assertThat(robot.lookup("#watched-folders").query().isVisible()).isFalse();
        watches.add(Path.of("papers"), null, WhenGone.KEEP);
        waitFor(() -> robot.lookup("papers").tryQuery().isPresent());
        assertThat(robot.lookup(".watch-state").queryLabeled().getText()).isEqualTo("Waiting");
        robot.clickOn(".watch-menu");
        waitFor(() -> robot.lookup("Pause").tryQuery().isPresent());
        watches.troubled =
                List.of(
                        new KnownFile(
                                "broken.pdf",
                                new FileStamp(1, 1, "", ""),
                                null,
                                null,
                                false,
                                false,
                                Message.plain("It is no PDF.")));
        watches.set(1, s -> new WatchStatus(s.folder(), s.state(), 0, 0, 9, 1, 0, Message.NONE));
        robot.type(KeyCode.ESCAPE);
        waitFor(() ->
                robot.lookup(".watch-trouble")
                        .queryLabeled()
                        .getText()
                        .contains("could not be read"));
        robot.clickOn(".watch-menu");
        robot.clickOn("Files with trouble…");
        waitFor(() -> robot.lookup("It is no PDF.").tryQuery().isPresent());
        robot.clickOn("Close");
        robot.clickOn(".watch-menu");
        robot.clickOn("Pause");
        waitFor(() -> robot.lookup(".watch-state").queryLabeled().getText().equals("Paused"));
        robot.clickOn(".watch-menu");
        waitFor(() -> robot.lookup("Stop watching").tryQuery().isPresent());
        robot.clickOn("Stop watching");
        waitFor(() -> !robot.lookup("#watched-folders").query().isVisible());
    }

    @Test
    void aCollectionIsRenamedByKeyboardAndStaysChosen(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Old").tryQuery().isPresent());
        robot.clickOn("Old").type(KeyCode.F2);
        waitFor(() -> robot.lookup("#collection-name").tryQuery().isPresent());
        TextField name = robot.lookup("#collection-name").query();
        assertThat(name.getText()).isEqualTo("Old");
        robot.interact(() -> name.setText("New"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> library.collections.containsKey("New"));
        waitFor(() -> robot.lookup("New").tryQuery().isPresent());
        ListView<CollectionList.Row> list = robot.lookup("#collections").query();
        waitFor(() -> {
            CollectionList.Row chosen = list.getSelectionModel().getSelectedItem();
            return chosen != null && "New".equals(chosen.name()) && chosen.documents() == 1;
        });
    }

    @Test
    void aCollectionIsMovedByDragging(FxRobot robot) throws Exception {
        library.createCollection("Other");
        WaitForAsyncUtils.waitForFxEvents();
        waitFor(() -> robot.lookup("Other").tryQuery().isPresent());
        assertThat(drop(robot, "Old", "Old")).as("into itself").isFalse();
        assertThat(drop(robot, "Old", "All documents")).as("it is in none").isFalse();
        assertThat(drop(robot, "Old", "Other")).isTrue();
        waitFor(() -> library.collections.containsKey("Other/Old"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(drop(robot, "Other/Old", "All documents")).isTrue();
        waitFor(() -> library.collections.containsKey("Old"));
    }

    private static boolean drop(FxRobot robot, String collection, String on) {
        AtomicBoolean taken = new AtomicBoolean();
        robot.interact(() -> {
            Node row = robot.lookup("#collections").lookup(on).query();
            while (!(row instanceof ListCell<?>)) {
                row = row.getParent();
            }
            ClipboardContent content = new ClipboardContent();
            content.put(CollectionList.COLLECTION, collection);
            taken.set(FileDrop.drop(row, content));
        });
        return taken.get();
    }

    @Test
    void aCollectionInAnotherIsRenamedByItsOwnName(FxRobot robot) throws Exception {
        library.createCollection("Old/Inner");
        waitFor(() -> robot.lookup("Inner").tryQuery().isPresent());
        robot.clickOn("Inner").type(KeyCode.F2);
        waitFor(() -> robot.lookup("#collection-name").tryQuery().isPresent());
        TextField name = robot.lookup("#collection-name").query();
        assertThat(name.getText()).isEqualTo("Inner");
        robot.interact(() -> name.setText("Old"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> library.collections.containsKey("Old/Old"));
        robot.clickOn("#collections .list-cell:selected").type(KeyCode.HOME, KeyCode.DOWN);
        robot.type(KeyCode.DELETE);
        waitFor(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane .content").queryLabeled().getText())
                .startsWith("The collection inside it goes with it.");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aDocumentGetsAnotherTitleByKeyboard(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        robot.clickOn("Alpha").type(KeyCode.F2);
        waitFor(() -> robot.lookup("#description-title").tryQuery().isPresent());
        TextField title = robot.lookup("#description-title").query();
        assertThat(title.getText()).isEqualTo("Alpha");
        TextArea authors = robot.lookup("#description-authors").query();
        robot.interact(() -> {
            title.setText("On Shade");
            authors.setText("Ada Lovelace\n\nAlan Turing\n");
            robot.lookup("#description-year").queryAs(TextField.class).setText("1843");
            robot.lookup("#description-venue").queryAs(TextField.class).setText("Hive");
            TextField doi = robot.lookup("#description-doi").query();
            doi.setText("no such thing");
            assertThat(robot.lookup("Save").queryButton().isDisabled()).isTrue();
            doi.setText("https://doi.org/10.1000/182");
            robot.lookup("#description-abstract").queryAs(TextArea.class).setText("We count.");
        });
        robot.clickOn("Save");
        waitFor(() -> robot.lookup("On Shade").tryQuery().isPresent());
        assertThat(library.document("a").orElseThrow().authors())
                .containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(library.document("a").orElseThrow().publication())
                .isEqualTo(new Publication(1843, "Hive", "10.1000/182", "We count."));
        robot.clickOn("On Shade");
        waitFor(() -> robot.lookup("Hive, 1843").tryQuery().isPresent());
        assertThat(robot.lookup("We count.").tryQuery()).isPresent();
        robot.clickOn("#library-details");
        waitFor(() -> robot.lookup("Hive, 1843").tryQuery().isEmpty());
    }

    static List<String> troubles() {
        return List.of(
                Message.of("pdf.password").english(),
                Message.of("pdf.nothing").text(Locale.KOREAN),
                Message.of("pdf.some", 3, 19, 2).text(Locale.KOREAN),
                Message.of("foreign.unknown")
                        .and(Message.of("foreign.formats"))
                        .text(Locale.KOREAN));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatWasWrongWithFilesIsReadWholeInANarrowPane(String why, FxRobot robot) throws Exception {
        List<Path> files = List.of(Path.of("locked.pdf"), Path.of("also.pdf"));
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(2));
                    for (Path file : files) {
                        listener.accept(
                                new IngestEvent.Ended(
                                        file, IngestEvent.Result.FAILED, null, Message.plain(why)));
                    }
                    return new IngestSummary(0, 0, 0, 2, 0, 1, false);
                };
        robot.interact(() -> feature.addFiles(files));
        waitFor(() -> robot.lookup(why).tryQuery().isPresent());
        assertThat(shown(robot.lookup(why).query())).isEqualTo(why);
        Node list = robot.lookup("#ingest-files").query();
        assertThat(list.lookup(".scroll-bar:vertical"))
                .as("both rows are seen as a whole")
                .satisfiesAnyOf(
                        bar -> assertThat(bar).isNull(),
                        bar -> assertThat(bar.isVisible()).isFalse());
    }

    @Test
    void manyFilesLeaveALowPaneItsDocuments(FxRobot robot) throws Exception {
        library.ingest =
                (request, listener) -> {
                    listener.accept(new IngestEvent.Found(20));
                    for (int i = 0; i < 20; i++) {
                        listener.accept(
                                new IngestEvent.Ended(
                                        Path.of(i + ".pdf"),
                                        IngestEvent.Result.FAILED,
                                        null,
                                        Message.plain("It is damaged.")));
                    }
                    return new IngestSummary(0, 0, 0, 20, 0, 1, false);
                };
        Stage stage = (Stage) robot.lookup("#library").query().getScene().getWindow();
        robot.interact(() -> stage.setHeight(280));
        robot.interact(() -> feature.addFiles(List.of(Path.of("many"))));
        waitFor(() -> robot.lookup("#ingest-files .list-cell").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        Region pane = robot.lookup("#library").query();
        Node files = robot.lookup("#ingest").query();
        Node filter = robot.lookup("#library-filter").query();
        assertThat(files.getLayoutBounds().getHeight()).isLessThan(pane.getHeight() * 0.6);
        Node collections = robot.lookup("#collections").query();
        assertThat(collections.localToScene(collections.getLayoutBounds()).getMinY())
                .isGreaterThanOrEqualTo(filter.localToScene(filter.getLayoutBounds()).getMaxY());
    }

    /// What of a label is drawn, without the dots where it was cut.
    private static String shown(Label label) {
        return ((Text) label.lookup(".text")).getText();
    }

    @Test
    void aTagIsPutOnByKeyboardAndNarrowsTheList(FxRobot robot) throws Exception {
        library.put(FakeLibrary.document("b", "Beta"));
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Alpha").type(KeyCode.T);
        waitFor(() -> robot.lookup("#tag-name").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#tag-name").queryAs(TextField.class).setText("to read"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#tags .tag-chip").tryQuery().isPresent());
        robot.clickOn("#tags .tag-chip");
        waitFor(() -> robot.lookup("Beta").tryQuery().isEmpty());
        TextField filter = robot.lookup("#library-filter").query();
        assertThat(filter.getText()).isEqualTo("tag:\"to read\"");
        robot.clickOn("#library-save-search");
        waitFor(() -> robot.lookup("#saved-search-name").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#saved-search-name").queryAs(TextField.class).setText("Later"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("Later").tryQuery().isPresent());
        robot.clickOn("#tags .tag-chip");
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Later");
        waitFor(() -> robot.lookup("Beta").tryQuery().isEmpty());
        robot.interact(library::changed);
        WaitForAsyncUtils.waitForFxEvents();
        ListView<CollectionList.Row> rows = robot.lookup("#collections").query();
        assertThat(rows.getSelectionModel().getSelectedItem().name()).isEqualTo("Later");
        robot.clickOn("All documents");
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        assertThat(filter.getText()).isEmpty();
    }

    @Test
    void aNoteIsKeptWhereItWasTyped(FxRobot robot) throws Exception {
        library.put(FakeLibrary.document("b", "Beta"));
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Alpha");
        waitFor(() -> robot.lookup("#document-note").tryQuery().isPresent());
        robot.interact(() -> {
            TextArea note = robot.lookup("#document-note").query();
            note.requestFocus();
            note.setText("Read it twice.");
        });
        robot.clickOn("Beta");
        waitFor(() -> library.document("a").orElseThrow().marks().note().equals("Read it twice."));
        assertThat(library.document("b").orElseThrow().marks().note()).isEmpty();
    }

    @Test
    void theNoteStandsInSightAlsoWhereTheAbstractIsLongAndThePaneLow(FxRobot robot)
            throws Exception {
        library.put(FakeLibrary.document("b", "Beta"));
        library.describe(
                "b",
                new Description(
                        "Beta",
                        List.of("Ada Lovelace"),
                        new Publication(1843, "Hive", "", "Bees. ".repeat(300)),
                        "en"));
        for (int i = 0; i < 20; i++) {
            library.put(FakeLibrary.document("more" + i, "More " + i));
        }
        Stage stage = (Stage) robot.lookup("#library").query().getScene().getWindow();
        robot.interact(() -> stage.setHeight(420));
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Beta");
        waitFor(() -> robot.lookup("#document-note").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        Node details = robot.lookup("#document-details").query();
        Node note = robot.lookup("#document-note").query();
        assertThat(details.localToScene(details.getLayoutBounds()))
                .matches(b -> b.contains(note.localToScene(note.getLayoutBounds())));
    }

    @Test
    void deleteInACollectionTakesOutOfItUnlessMoreIsWanted(FxRobot robot) throws Exception {
        library.labels().note("a", "Keep me.");
        waitFor(() -> robot.lookup("Old").tryQuery().isPresent());
        robot.clickOn("Old");
        robot.clickOn("Alpha").type(KeyCode.DELETE);
        waitFor(() -> robot.lookup("Take out").tryQuery().isPresent());
        robot.clickOn("Take out");
        waitFor(() -> library.documents("Old").isEmpty());
        assertThat(library.document("a")).isPresent();

        robot.interact(() -> library.addToCollection("Old", Set.of("a")));
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        robot.clickOn("Alpha").type(KeyCode.DELETE);
        waitFor(() -> robot.lookup("Remove from the library…").tryQuery().isPresent());
        robot.clickOn("Remove from the library…");
        waitFor(() -> robot.lookup("Remove from the library").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane .content").queryLabeled().getText())
                .startsWith("Your note is lost with it.");
        robot.clickOn("Remove from the library");
        waitFor(() -> library.document("a").isEmpty());
    }

    @Test
    void aProtectedFileAsksForItsPassword(FxRobot robot) throws Exception {
        Path file = Path.of("locked.pdf");
        AtomicReference<List<String>> tried = new AtomicReference<>(List.of());
        library.ingest =
                (request, listener) -> {
                    tried.set(request.passwords());
                    boolean open = request.passwords().contains("bees");
                    listener.accept(new IngestEvent.Found(1));
                    listener.accept(
                            new IngestEvent.Ended(
                                    file,
                                    open ? IngestEvent.Result.INDEXED : IngestEvent.Result.FAILED,
                                    open ? FakeLibrary.document("l", "Locked") : null,
                                    open ? Message.NONE : Message.of("pdf.password")));
                    return new IngestSummary(open ? 1 : 0, 0, 0, open ? 0 : 1, 0, 1, false);
                };
        robot.interact(() -> feature.addFiles(List.of(file)));
        waitFor(() -> robot.lookup(".ingest-password").tryQuery().isPresent());
        robot.clickOn(".ingest-password");
        waitFor(() -> robot.lookup("#file-password").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#file-password").queryAs(TextField.class).setText("bees"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> tried.get().equals(List.of("bees")));
        waitFor(() -> robot.lookup(".ingest-password").tryQuery().isEmpty());
    }

    @Test
    void duplicatesAreOfferedAndMerged(FxRobot robot) throws Exception {
        Document twice = FakeLibrary.document("b", "Alpha Found A Second Time", "Ann Lee");
        library.put(twice);
        library.put(FakeLibrary.document("c", "Alpha found a second time", "Ann Lee"));
        waitFor(() -> robot.lookup(twice.title()).tryQuery().isPresent());
        robot.interact(() -> command("library.duplicates"));
        waitFor(() -> robot.lookup(".duplicates-merge").tryQuery().isPresent());
        robot.clickOn(".duplicates-merge");
        waitFor(() -> !library.documents.containsKey("c"));
        assertThat(library.documents).containsKeys("a", "b");
        waitFor(() -> robot.lookup(".duplicates-merge").tryQuery().isEmpty());
        robot.interact(() -> command("library.duplicates"));
        waitFor(() -> robot.lookup("No document is there twice").tryQuery().isPresent());
    }

    @Test
    void aSampleThatFailedIsToldOfAndAsksNothing(FxRobot robot) throws Exception {
        library.ingest =
                (request, _) -> new IngestSummary(0, 0, 0, request.paths().size(), 0, 1, false);
        robot.interact(() -> command("library.add-sample"));
        waitFor(() -> robot.lookup("No document was added").tryQuery().isPresent());
        assertThat(asked).isEmpty();
        robot.clickOn("No document was added");
        waitFor(() -> robot.lookup("No document was added").tryQuery().isEmpty());
    }

    @Test
    void aSampleThatCameInOffersItsQuestion(FxRobot robot) throws Exception {
        library.ingest =
                (request, _) -> new IngestSummary(request.paths().size(), 0, 0, 0, 9, 1, false);
        robot.interact(() -> command("library.add-sample"));
        waitFor(() -> !asked.isEmpty());
        assertThat(asked).allMatch(question -> question.endsWith("?"));
    }

    private void command(String id) {
        feature.commands().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aDroppedFolderMayBeReadOnceOrWatched(FxRobot robot, @TempDir Path folder)
            throws Exception {
        AtomicReference<List<Path>> added = new AtomicReference<>(List.of());
        library.ingest =
                (request, _) -> {
                    added.set(request.paths());
                    return new IngestSummary(0, 0, 0, 0, 0, 1, false);
                };
        robot.interact(() -> feature.addFiles(List.of(folder)));
        waitFor(() -> robot.lookup("Read it once").tryQuery().isPresent());
        assertThat(added.get()).isEmpty();
        robot.clickOn("Read it once");
        waitFor(() -> added.get().equals(List.of(folder)));
        robot.interact(() -> feature.addFiles(List.of(folder)));
        waitFor(() -> robot.lookup("Watch it…").tryQuery().isPresent());
        robot.clickOn("Watch it…");
        waitFor(() -> robot.lookup("Watch").tryQuery().isPresent());
        robot.clickOn("Watch");
        waitFor(() -> !watches.list().isEmpty());
    }

    @Test
    void whatRegistriesHaveIsTakenFieldByField(FxRobot robot) throws Exception {
        Document alpha = library.document("a").orElseThrow();
        Description now = Description.of(alpha);
        Description then =
                new Description(
                        "Alpha, Complete",
                        List.of("Ada Lovelace"),
                        new Publication(1843, "Hive", "10.1000/182", ""),
                        now.language());
        Set<Field> changes = now.differing(then);
        Proposal proposal =
                new Proposal(alpha, "crossref", now, then, changes, Set.of(Field.TITLE));
        AtomicReference<Document> sent = new AtomicReference<>();
        robot.interact(() ->
                new FillInDialog(
                                List.of(alpha),
                                document -> {
                                    sent.set(document);
                                    return new Registries.Answer(
                                            Optional.of(proposal), Message.NONE);
                                },
                                (id, description) -> library.describe(id, description),
                                new ToolkitBackground(),
                                robot.lookup("#documents").query().getScene().getWindow(),
                                Texts.of(LibraryFeature.class))
                        .show());
        waitFor(() -> robot.lookup("#fill-ask").tryQuery().isPresent());
        assertThat(robot.lookup(Registries.sent(alpha)).tryQuery()).as("what leaves").isPresent();
        assertThat(sent.get()).as("nobody is asked before").isNull();
        robot.clickOn("#fill-ask");
        waitFor(() -> robot.lookup("#fill-year").tryQuery().isPresent());
        assertThat(robot.lookup("#fill-title").queryAs(CheckBox.class).isSelected())
                .as("corrected by hand")
                .isFalse();
        robot.clickOn("#fill-venue");
        robot.clickOn("#fill-take");
        waitFor(() -> library.document("a").orElseThrow().publication().year() == 1843);
        Document after = library.document("a").orElseThrow();
        assertThat(after.title()).isEqualTo("Alpha");
        assertThat(after.publication()).isEqualTo(new Publication(1843, "", "10.1000/182", ""));
    }
}
