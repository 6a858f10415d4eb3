package maestro.app.ui.library.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maestro.app.ui.fixture.LaterBackground;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;

class LibraryModelTest {
    private final FakeLibrary library = new FakeLibrary();
    private final LaterBackground background = new LaterBackground();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void documentsAppearOnceRead() {
        library.put(FakeLibrary.document("a", "Alpha", "Ann"));
        LibraryModel model = new LibraryModel(library, background, failures::add);
        assertThat(model.stateProperty().get()).isInstanceOf(LibraryModel.State.Loading.class);
        background.settle();
        assertThat(model.stateProperty().get()).isEqualTo(new LibraryModel.State.Ready(1));
        assertThat(model.shown()).extracting(Document::title).containsExactly("Alpha");
        assertThat(model.passages()).isEqualTo(80);
    }

    @Test
    void workOnTheIndexIsShownWhileItLasts() {
        LibraryModel model = ready();
        assertThat(model.workProperty().get()).isEmpty();
        library.work = Optional.of(new IndexWork(IndexWork.Reason.OUTDATED, 3, 12));
        library.changed();
        background.settle();
        assertThat(model.workProperty().get()).isEqualTo(library.work);
        library.work = Optional.empty();
        library.changed();
        background.settle();
        assertThat(model.workProperty().get()).isEmpty();
    }

    @Test
    void theFilterAsksForTagsAndYearsToo() {
        library.put(FakeLibrary.document("b", "Beta"));
        LibraryModel model = ready();
        model.tag(Set.of("b"), "bees");
        background.settle();
        model.filterProperty().set("tag:bees");
        assertThat(model.shown()).extracting(Document::title).containsExactly("Beta");
        model.filterProperty().set("tag:bees year:1999");
        assertThat(model.shown()).isEmpty();
        model.filterProperty().set("lang:en beta");
        assertThat(model.shown()).hasSize(1);
    }

    @Test
    void changesMadeElsewhereAreSeen() {
        LibraryModel model = ready();
        library.put(FakeLibrary.document("b", "Beta"));
        background.settle();
        assertThat(model.documents()).hasSize(1);
        model.close();
        library.put(FakeLibrary.document("c", "Gamma"));
        background.settle();
        assertThat(model.documents()).hasSize(1);
    }

    @Test
    void aChangeWhileReadingIsNotLost() {
        LibraryModel model = ready();
        model.refresh();
        background.work();
        library.put(FakeLibrary.document("b", "Beta"));
        background.settle();
        assertThat(model.documents()).hasSize(1);
    }

    @Test
    void theFilterLooksAtTitleAuthorsAndFile() {
        library.put(FakeLibrary.document("a", "Dense retrieval", "Karpukhin"));
        library.put(FakeLibrary.document("b", "Sparse retrieval", "Robertson"));
        LibraryModel model = ready();
        model.filterProperty().set("RETRIEVAL karp");
        assertThat(model.shown()).extracting(Document::id).containsExactly("a");
        model.filterProperty().set("sparse retrieval.pdf");
        assertThat(model.shown()).extracting(Document::id).containsExactly("b");
        model.filterProperty().set("");
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void aCollectionShowsItsOwn() {
        library.put(FakeLibrary.document("a", "Alpha"));
        library.put(FakeLibrary.document("b", "Beta"));
        LibraryModel model = ready();
        model.createCollection("Mine", Set.of("b"));
        background.settle();
        assertThat(model.collections()).extracting("name").containsExactly("Mine");
        model.collectionProperty().set(Optional.of("Mine"));
        background.settle();
        assertThat(model.shown()).extracting(Document::id).containsExactly("b");
        model.removeCollection("Mine");
        background.settle();
        assertThat(model.collectionProperty().get()).isEmpty();
        assertThat(model.shown()).hasSize(2);
    }

    @Test
    void aCollectionIsMovedWithWhatIsInItAndTheChosenOneStaysChosen() {
        LibraryModel model = ready();
        for (String name : List.of("Bees", "Bees/Dance", "Bees/Dance/Waggle", "Field")) {
            model.createCollection(name, Set.of());
        }
        background.settle();
        assertThat(model.collectionProperty().get()).as("what was made last").contains("Field");
        assertThat(model.placesFor("Bees/Dance")).containsExactly("", "Field");
        assertThat(model.placesFor("Bees")).containsExactly("Field");
        model.collectionProperty().set(Optional.of("Bees/Dance/Waggle"));
        model.moveCollection("Bees/Dance", "Field");
        background.settle();
        assertThat(model.collections())
                .extracting("name")
                .containsExactly("Bees", "Field/Dance", "Field/Dance/Waggle", "Field");
        assertThat(model.collectionProperty().get()).contains("Field/Dance/Waggle");
        model.moveCollection("Field/Dance", "");
        background.settle();
        assertThat(model.collectionProperty().get()).contains("Dance/Waggle");
        model.removeCollection("Dance");
        background.settle();
        assertThat(model.collectionProperty().get()).as("it is gone, too").isEmpty();
        model.createCollection(" Bees / By night", Set.of());
        background.settle();
        assertThat(model.collectionProperty().get()).as("as it is kept").contains("Bees/By night");
    }

    @Test
    void aLibraryThatCannotBeReadSaysSoAndCanBeAskedAgain() {
        library.broken = new LibraryException(Message.plain("no disk"), null, true);
        LibraryModel model = ready();
        assertThat(model.stateProperty().get()).isInstanceOf(LibraryModel.State.Failed.class);
        library.broken = null;
        model.refresh();
        background.settle();
        assertThat(model.stateProperty().get()).isEqualTo(new LibraryModel.State.Ready(0));
    }

    @Test
    void aFilterThatIsNotUnderstoodLeavesTheListAsItIs() {
        library.put(FakeLibrary.document("a", "Alpha"));
        library.put(FakeLibrary.document("b", "Beta"));
        LibraryModel model = new LibraryModel(library, background, failures::add);
        background.settle();
        model.filterProperty().set("title:alpha");
        assertThat(model.shown()).extracting(Document::id).containsExactly("a");
        model.filterProperty().set("title:\"alp");
        assertThat(model.problemProperty().get().key()).isEqualTo("query.quote");
        assertThat(model.shown()).extracting(Document::id).containsExactly("a");
        model.filterProperty().set("alpha OR beta");
        assertThat(model.problemProperty().get().isNone()).isTrue();
        assertThat(model.shown()).hasSize(2);
        model.filterProperty().set("NOT alpha");
        assertThat(model.shown()).extracting(Document::id).containsExactly("b");
    }

    private LibraryModel ready() {
        LibraryModel model = new LibraryModel(library, background, failures::add);
        background.settle();
        return model;
    }
}
