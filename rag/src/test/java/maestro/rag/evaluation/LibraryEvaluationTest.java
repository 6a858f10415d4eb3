package maestro.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Judgement;
import maestro.rag.label.QueryLine;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryEvaluationTest {
    @TempDir Path home;
    @TempDir Path input;
    private boolean silent;
    private final HashingEmbedder model =
            new HashingEmbedder() {
                @Override
                public float[] embedQuery(String text) {
                    if (silent) {
                        throw new EmbeddingException(Message.of("embedding.missing", "bees"), null);
                    }
                    return super.embedQuery(text);
                }
            };

    private interface Using {
        void run(Library library) throws Exception;
    }

    private void library(Using using) throws Exception {
        Files.writeString(input.resolve("bees.txt"), "Bees dance a waggle dance in the hive.");
        Files.writeString(input.resolve("wasps.txt"), "Wasps build a nest of paper; no dance.");
        Files.writeString(input.resolve("ants.txt"), "Ants farm fungi under the ground.");
        try (Database database = Database.open(home);
                Library library = LocalLibrary.open(home, database, () -> model)) {
            library.ingest(
                    new IngestRequest(List.of(input), null, PassageSettings.DEFAULT), _ -> {});
            using.run(library);
        }
    }

    private static void judge(Library library, String line, int rank, boolean good) {
        Hit hit =
                library.search(
                                SearchRequest.of(
                                        QueryLine.forSearch(line),
                                        SearchMode.KEYWORD,
                                        Set.of(),
                                        10))
                        .get(rank - 1);
        library.judgements()
                .judge(
                        new Judgement(
                                line,
                                hit.passage().documentId(),
                                hit.passage().start(),
                                hit.passage().end(),
                                good));
    }

    @Test
    void judgementsAreKeptReplacedAndTakenBack() throws Exception {
        library(library -> {
            judge(library, "waggle\n  dance", 1, false);
            judge(library, "waggle dance", 1, true);
            judge(library, "nest", 1, true);
            List<Judgement> all = library.judgements().all();
            assertThat(all).extracting(Judgement::query).containsExactly("nest", "waggle dance");
            assertThat(all).allMatch(Judgement::good);
            assertThat(library.judgements().of(" waggle dance ")).containsExactly(all.getLast());
            library.judgements().withdraw(all.getFirst());
            assertThat(library.judgements().all()).containsExactly(all.getLast());
            library.judgements().judge(new Judgement("x", "0".repeat(64), 0, 1, true));
            library.judgements().judge(new Judgement(" ", all.getLast().documentId(), 0, 1, true));
            assertThat(library.judgements().all()).hasSize(1);
        });
        library(library -> {
            assertThat(library.judgements().all()).hasSize(1); // after a restart, too
            library.remove(library.judgements().all().getFirst().documentId());
            assertThat(library.judgements().all()).isEmpty();
        });
    }

    @Test
    void theSearchIsMeasuredByThem() throws Exception {
        library(library -> {
            assertThat(LibraryEvaluation.of(library).queries()).isZero();
            judge(library, "dance", 2, true);
            judge(library, "dance", 1, false);
            judge(library, "fungi", 1, true);
            judge(library, "ground", 1, false); // nothing is good for it, so it is left out
            LibraryEvaluation evaluation = LibraryEvaluation.of(library);
            assertThat(evaluation.queries()).isEqualTo(2);
            LibraryEvaluation.Result words = evaluation.run(SearchMode.KEYWORD, true);
            assertThat(words.documents()).isEqualTo(3);
            assertThat(words.queries()).isEqualTo(2);
            assertThat(words.metrics().mrr10()).isCloseTo((1 / 2.0 + 1) / 2, within(1e-9));
            assertThat(words.metrics().ndcg10())
                    .isCloseTo((Math.log(2) / Math.log(3) + 1) / 2, within(1e-9));
            assertThat(words.metrics().recall10()).isEqualTo(1);
            assertThat(evaluation.run(SearchMode.SEMANTIC, true).metrics().recall10()).isEqualTo(1);
        });
    }

    @Test
    void aSearchByWordsAloneIsNotMeasuredAsOneByBoth() throws Exception {
        library(library -> {
            judge(library, "dance", 1, true);
            LibraryEvaluation evaluation = LibraryEvaluation.of(library);
            silent = true;
            assertThat(evaluation.run(SearchMode.KEYWORD, true).queries()).isEqualTo(1);
            assertThatThrownBy(() -> evaluation.run(SearchMode.HYBRID, true))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("bees");
        });
    }

    @Test
    void aLineThatIsNoLongerUnderstoodIsLeftOut() throws Exception {
        library(library -> {
            judge(library, "dance", 1, true);
            Judgement good = library.judgements().all().getFirst();
            library.judgements().judge(new Judgement("(dance", good.documentId(), 0, 5, true));
            assertThat(LibraryEvaluation.of(library).run(SearchMode.HYBRID, true).queries())
                    .isEqualTo(LibraryEvaluation.of(library).queries());
        });
    }
}
