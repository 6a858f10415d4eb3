package maestro.rag.library.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import maestro.rag.index.SearchMode;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.IndexWork.Reason;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.TestHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ModelSwitchTest extends TwoModels {
    @Test
    void changesForAnotherModelAndBack() throws Exception {
        filled();
        String passages;
        try (TestHome test = TestHome.open(home, TwoModels::model)) {
            serves(test, "minilm");
            passages = cuts(test);
            test.library.model().use("other");
            test.library.model().await();
            serves(test, "other");
            assertThat(cuts(test)).isEqualTo(passages);
        }
        try (TestHome test = TestHome.open(home, TwoModels::model)) {
            serves(test, "other");
            TestHome.write(input, "late.txt", TestHome.text(77, 20));
            test.ingest(input.resolve("late.txt"));
            test.library.model().use("minilm");
            test.library.model().await();
            serves(test, "minilm");
        }
        assertThat(leftOvers()).doesNotContain("passages.next", "passages.next.tmp");
        try (TestHome test = TestHome.open(home)) {
            serves(test, "minilm");
            assertThat(test.library.documents()).hasSize(7);
        }
        assertThat(leftOvers()).isEmpty();
    }

    private static String cuts(TestHome test) {
        return test.library.documents().stream()
                .map(document -> test.library.passages(document.id()).toString())
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void theOldModelServesMeanwhileAndWhatComesOrGoesIsInBoth() throws Exception {
        filled();
        Held held = new Held(30);
        try (TestHome test = TestHome.open(home, with(held))) {
            test.library.model().use("other");
            assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(test.library.model().wanted()).contains("other");
            assertThat(test.library.indexWork().map(IndexWork::reason)).contains(Reason.MODEL);
            assertThat(search(test, SearchMode.SEMANTIC)).isNotEmpty();
            assertThat(search(test, SearchMode.HYBRID)).isNotEmpty();

            // The threads that compute are held, too: what comes waits for its turn.
            TestHome.write(input, "new.txt", "A zebra among the bees. It eats grass all day.");
            Thread adding = Thread.ofPlatform().start(() -> test.ingest(input.resolve("new.txt")));
            Document gone = test.library.documents().getFirst();
            Document renamed = test.library.documents().getLast();
            test.library.remove(gone.id());
            Description words = Description.of(renamed);
            test.library.describe(
                    renamed.id(),
                    new Description(
                            "Quokka", words.authors(), words.publication(), words.language()));
            held.goOn.countDown();
            adding.join();
            test.library.model().await();

            serves(test, "other");
            assertThat(test.library.documents()).hasSize(6).doesNotContain(gone);
            assertThat(test.library.search(SearchRequest.hybrid("zebra", 1)))
                    .first()
                    .satisfies(hit -> assertThat(hit.passage().text()).contains("zebra"));
            assertThat(test.library.search(SearchRequest.hybrid("quokka", 1)))
                    .first()
                    .satisfies(
                            hit -> assertThat(hit.passage().documentId()).isEqualTo(renamed.id()));
        }
    }

    @Test
    void cancellingLeavesEverythingAsItWas() throws Exception {
        filled();
        Held held = new Held(30);
        try (TestHome test = TestHome.open(home, with(held))) {
            String before = test.contents();
            test.library.model().use("other");
            assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
            held.goOn.countDown();
            test.library.model().cancel();
            if (test.library.model().id().equals("minilm")) { // it may just have been through
                assertThat(test.contents()).isEqualTo(before);
                serves(test, "minilm");
                assertThat(leftOvers()).isEmpty();
            }
        }
    }

    @Test
    void closingStopsItAndTheNextStartGoesOn() throws Exception {
        filled();
        Held held = new Held(40);
        try (TestHome test = TestHome.open(home, with(held))) {
            test.library.model().use("other");
            assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
            Thread.ofPlatform().start(held.goOn::countDown);
        }
        Held counting = new Held(Integer.MAX_VALUE);
        try (TestHome test = TestHome.open(home, with(counting))) {
            test.library.model().await();
            serves(test, "other");
            int all = test.library.documents().stream().mapToInt(Document::passages).sum();
            assertThat(counting.passages.get()).as("embedded again").isLessThan(all);
        }
    }
}
