package maestro.rag.library.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.Tokens;
import maestro.rag.index.SearchMode;
import maestro.rag.library.Document;
import maestro.rag.library.LibraryException;
import maestro.rag.library.local.TestHome;
import maestro.rag.library.store.Child;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A change of model that fails, or whose process is killed.
@Timeout(120)
class ModelTroubleTest extends TwoModels {
    /// As an Ollama did that had not answered for two minutes, and was asked again.
    @Test
    void askedForAgainAfterAFailureItGoesOnWhereItStopped() throws Exception {
        filled();
        Held failing =
                new Held(Integer.MAX_VALUE) {
                    @Override
                    public float[] embed(Tokens tokens, int from, int to) {
                        if (passages.get() >= 40) {
                            throw new EmbeddingException(Message.of("model.failed", to), null);
                        }
                        return super.embed(tokens, from, to);
                    }
                };
        Held counting = new Held(Integer.MAX_VALUE);
        Iterator<Held> models = List.of(failing, counting).iterator();
        try (TestHome test =
                TestHome.open(home, id -> id.equals("other") ? models.next() : model(id))) {
            test.library.model().use("other");
            test.library.model().await();
            assertThat(test.library.model().trouble().english())
                    .contains("choose the model again")
                    .doesNotContain("..");
            test.library.model().use("other");
            test.library.model().await();
            serves(test, "other");
            int all = test.library.documents().stream().mapToInt(Document::passages).sum();
            assertThat(counting.passages.get()).as("embedded again").isLessThan(all);
        }
    }

    @Test
    void aModelThatIsGoneLeavesASearchByWordsThatSaysWhatToDo() throws Exception {
        filled();
        try (TestHome test = TestHome.open(home, TwoModels::model)) {
            test.library.model().use("other");
            test.library.model().await();
        }
        Embedders without =
                id -> {
                    if (id.equals("other")) {
                        throw new EmbeddingException(Message.of("embedding.missing", id), null);
                    }
                    return model(id);
                };
        try (TestHome test = TestHome.open(home, without)) {
            assertThat(search(test, SearchMode.HYBRID)).isNotEmpty();
            assertThat(search(test, SearchMode.KEYWORD)).isNotEmpty();
            String advice = "maestro embedding get other";
            assertThat(test.library.model().trouble().english()).contains(advice);
            assertThatThrownBy(() -> search(test, SearchMode.SEMANTIC))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining(advice);
            assertThatThrownBy(() -> test.ingest(input))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining(advice);
            Document first = test.library.documents().getFirst();
            assertThat(test.library.similar(first.id(), null, 3)).isNotEmpty();
            assertThat(test.library.check()).isEmpty();

            test.library.model().use("minilm");
            test.library.model().await();
            serves(test, "minilm");
        }
    }

    @Test
    void aModelThatIsNotThereIsRefusedAndNothingChanges() throws Exception {
        filled();
        try (TestHome test = TestHome.open(home, TwoModels::model)) {
            assertThatThrownBy(() -> test.library.model().use("nothing"))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("nothing is not on this machine");
            test.library.model().use("minilm");
            test.library.model().await();
            serves(test, "minilm");
        }
    }

    @Test
    void aModelThatFailsLeavesTheOldOneAndSaysSo() throws Exception {
        filled();
        Embedder failing =
                new Embedder() {
                    private final Embedder real = model("other");

                    @Override
                    public Fingerprint fingerprint() {
                        return real.fingerprint();
                    }

                    @Override
                    public int dimension() {
                        return real.dimension();
                    }

                    @Override
                    public int maxTokens() {
                        return real.maxTokens();
                    }

                    @Override
                    public Tokens tokenize(String text) {
                        return real.tokenize(text);
                    }

                    @Override
                    public float[] embed(Tokens tokens, int from, int to) {
                        throw new EmbeddingException(Message.of("model.failed", to), null);
                    }

                    @Override
                    public void close() {}
                };
        try (TestHome test = TestHome.open(home, id -> id.equals("other") ? failing : model(id))) {
            test.library.model().use("other");
            test.library.model().await();
            assertThat(test.library.model().trouble().english())
                    .contains("was not changed")
                    .contains("failed on a text");
            assertThat(search(test, SearchMode.SEMANTIC)).isNotEmpty();
            test.library.model().cancel();
            serves(test, "minilm");
        }
    }

    @Test
    void killingTheProcessAnywhereLosesNothing() throws Exception {
        TestHome.files(input, 20, 40);
        try (TestHome test = TestHome.open(home, TwoModels::model)) {
            test.ingest(input);
        }
        int changed = 0;
        for (int kill = 0; kill < 4; kill++) {
            String to = changed % 2 == 0 ? "other" : "minilm";
            Process child = Child.start(Changer.class, home.toString(), to);
            try (var lines = child.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("begun");
                long until = System.nanoTime() + kill * 60_000_000L;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                child.toHandle().destroyForcibly();
                assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            try (TestHome test = TestHome.open(home, TwoModels::model)) {
                test.library.model().await();
                serves(test, to);
                assertThat(test.library.documents()).hasSize(20);
            }
            changed++;
        }
    }

    /// Changes the model of a home, and says when it has begun.
    static final class Changer {
        public static void main(String[] arguments) throws InterruptedException {
            try (TestHome test = TestHome.open(Path.of(arguments[0]), TwoModels::model)) {
                test.library.model().use(arguments[1]);
                System.out.println("begun");
                test.library.model().await();
            }
        }
    }
}
