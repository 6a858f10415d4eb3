package maestro.rag.library.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.embedding.Tokens;
import maestro.rag.evaluation.LibraryEvaluation;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Judgement;
import maestro.rag.library.Document;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.Library;
import maestro.rag.library.ModelTrials;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import maestro.rag.thread.LowPriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrialsTest {
    @TempDir Path home;
    @TempDir Path input;

    private final AtomicInteger embedded = new AtomicInteger();

    /// "minilm" and "other" are models, "off" is one whose server does not answer.
    private final Embedders embedders =
            id ->
                    switch (id) {
                        case "minilm" -> new HashingEmbedder();
                        case "other" -> counting();
                        default ->
                                throw new EmbeddingException(
                                        Message.of("embedding.missing", id), null);
                    };

    private Embedder counting() {
        return new HashingEmbedder(48, 100) {
            @Override
            public float[] embed(Tokens tokens, int from, int to) {
                embedded.incrementAndGet();
                return super.embed(tokens, from, to);
            }
        };
    }

    private interface Using {
        void run(LocalLibrary library) throws Exception;
    }

    private void library(Using using) throws Exception {
        Files.writeString(input.resolve("bees.txt"), "Bees dance a waggle dance in the hive.");
        Files.writeString(input.resolve("wasps.txt"), "Wasps build a nest of paper; no dance.");
        Files.writeString(input.resolve("ants.txt"), "Ants farm fungi under the ground.");
        try (Database database = Database.open(home);
                LocalLibrary library =
                        LocalLibrary.open(home, database, embedders, LowPriority::of)) {
            library.ingest(
                    new IngestRequest(List.of(input), null, PassageSettings.DEFAULT), _ -> {});
            using.run(library);
        }
    }

    private static final class Heard implements LibraryEvaluation.Listener {
        final List<String> rows = new ArrayList<>();
        final List<String> progress = new ArrayList<>();

        @Override
        public synchronized void embedded(String model, int done, int of) {
            progress.add(model + " " + done + "/" + of);
        }

        @Override
        public void measured(LibraryEvaluation.Result result) {
            rows.add(result.model() + " " + result.mode() + " " + result.documents());
        }
    }

    private static void judge(Library library) {
        String bees =
                library.documents().stream()
                        .filter(d -> d.file().equals("bees.txt"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        library.judgements().judge(new Judgement("waggle dance", bees, 0, 10, true));
    }

    @Test
    void anotherModelIsMeasuredBesideTheLibrarysOwnAndLeavesNothingBehind() throws Exception {
        library(library -> {
            judge(library);
            Heard heard = new Heard();
            LibraryEvaluation.of(library)
                    .compare(
                            List.of("other", "minilm", "other"),
                            List.of(SearchMode.values()),
                            heard);
            assertThat(heard.rows)
                    .containsExactlyInAnyOrder(
                            "minilm HYBRID 3",
                            "minilm KEYWORD 3",
                            "minilm SEMANTIC 3",
                            "other HYBRID 3",
                            "other SEMANTIC 3");
            assertThat(heard.progress)
                    .containsExactlyInAnyOrder("other 0/3", "other 1/3", "other 2/3", "other 3/3");
            assertThat(library.model().id()).isEqualTo("minilm");
            assertThat(library.model().wanted()).isEmpty();
            assertThat(home.resolve("trial")).isEmptyDirectory();
        });
    }

    @Test
    void whatIsMeasuredBeforeAModelFailsIsKept() throws Exception {
        library(library -> {
            judge(library);
            Heard heard = new Heard();
            assertThatThrownBy(() ->
                            LibraryEvaluation.of(library)
                                    .compare(
                                            List.of("other", "off"),
                                            List.of(SearchMode.SEMANTIC),
                                            heard))
                    .isInstanceOf(EmbeddingException.class);
            assertThat(heard.rows).containsExactly("minilm SEMANTIC 3", "other SEMANTIC 3");
            assertThat(home.resolve("trial")).isEmptyDirectory();
        });
    }

    @Test
    void wordsAloneNeedNoOtherModel() throws Exception {
        library(library -> {
            judge(library);
            Heard heard = new Heard();
            LibraryEvaluation.of(library)
                    .compare(List.of("other"), List.of(SearchMode.KEYWORD), heard);
            assertThat(heard.rows).containsExactly("minilm KEYWORD 3");
            assertThat(embedded.get()).isZero();
        });
    }

    @Test
    void aTrialThatIsGivenUpLeavesNothingBehind() throws Exception {
        library(library -> {
            ModelTrials.Sample sample = library.trials().sample(Set.of());
            assertThatThrownBy(() ->
                            library.trials()
                                    .open(
                                            "other",
                                            sample,
                                            (done, _) -> {
                                                if (done == 0) {
                                                    Thread.currentThread().interrupt();
                                                }
                                            }))
                    .isInstanceOf(InterruptedException.class);
            Thread.interrupted();
            assertThat(home.resolve("trial")).isEmptyDirectory();
        });
    }

    @Test
    void whatADeadProcessLeftOfATrialGoesAtTheNextStart() throws Exception {
        Files.createDirectories(home.resolve("trial/1"));
        Files.writeString(home.resolve("trial/1/segments_1"), "…");
        library(_ -> assertThat(home.resolve("trial")).doesNotExist());
    }

    @Test
    void aLargeLibraryIsTriedByAPartThatHoldsWhatWasJudged() throws Exception {
        library(library -> {
            LocalTrials trials = (LocalTrials) library.trials();
            for (Document document : library.documents()) {
                ModelTrials.Sample one = trials.sample(Set.of(document.id()), 1);
                assertThat(one.documents()).containsExactly(document.id());
                assertThat(one.passages()).isOne();
                assertThat(one.whole()).isFalse();
            }
            assertThat(trials.sample(Set.of(), 2).documents()).hasSize(2);
            assertThat(trials.sample(Set.of(), 3).whole()).isTrue();
            ModelTrials.Sample part = trials.sample(Set.of(), 2);
            try (ModelTrials.Trial trial = trials.open("minilm", part, (_, _) -> {})) {
                assertThat(trial.search(SearchRequest.hybrid("dance nest fungi", 10)))
                        .extracting(hit -> hit.passage().documentId())
                        .containsExactlyInAnyOrderElementsOf(part.documents());
            }
        });
    }
}
