package maestro.app.ui.library.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maestro.app.ui.fixture.LaterBackground;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.library.search.EvaluationModel.Embedding;
import maestro.app.ui.library.search.EvaluationModel.State;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Pooling;
import maestro.rag.evaluation.LibraryEvaluation;
import maestro.rag.label.Judgement;
import org.junit.jupiter.api.Test;

class EvaluationModelTest {
    private static final EmbeddingModel OTHER =
            new EmbeddingModel(
                    "bge",
                    "bge-small@0123456789ab",
                    "int8",
                    384,
                    Pooling.CLS,
                    512,
                    "",
                    "",
                    List.of());

    private final FakeLibrary library = new FakeLibrary();
    private final LaterBackground background = new LaterBackground();
    private long now;

    private EvaluationModel model() {
        library.put(FakeLibrary.document("a", "Bees"));
        library.trials.models = List.of(EmbeddingModel.BUILT_IN, OTHER);
        library.judgements.judge(new Judgement("bees", "a", 0, 4, true));
        return new EvaluationModel(library, background, () -> now += 1_500_000_000);
    }

    private static List<String> rows(State state) {
        return state.results().stream()
                .map((LibraryEvaluation.Result row) -> row.model() + " " + row.mode())
                .toList();
    }

    @Test
    void theLibraryIsMeasuredAsItIsAndOthersAreOffered() {
        EvaluationModel model = model();
        assertThat(model.stateProperty().get().working()).isTrue();
        background.settle();
        State first = model.stateProperty().get();
        assertThat(rows(first))
                .containsExactlyInAnyOrder("minilm HYBRID", "minilm KEYWORD", "minilm SEMANTIC");
        assertThat(first.working()).isFalse();
        assertThat(requireNonNull(first.ground()).others()).containsExactly(OTHER);
        assertThat(requireNonNull(first.ground()).title("bge")).isEqualTo("bge-small · int8");
    }

    @Test
    void anotherIsMeasuredBesideItAndSaysHowFarItIs() {
        EvaluationModel model = model();
        background.settle();
        model.compare(List.of("bge"));
        assertThat(model.stateProperty().get().working()).isTrue();
        background.work();
        background.frame();
        background.settle();
        State done = model.stateProperty().get();
        assertThat(rows(done)).contains("minilm KEYWORD", "bge SEMANTIC", "bge HYBRID").hasSize(5);
        assertThat(done.working()).isFalse();
    }

    @Test
    void howLongItTakesIsReckonedFromHowLongItTook() {
        EvaluationModel model = model();
        background.settle();
        library.trials.broken = true; // stops where the model would embed
        library.trials.before =
                progress -> {
                    progress.embedded(0, 80);
                    progress.embedded(20, 80);
                    background.frame();
                    assertThat(model.stateProperty().get().embedding())
                            .isEqualTo(new Embedding("bge-small · int8", 20, 80, 5));
                };
        model.compare(List.of("bge"));
        background.settle();
        State failed = model.stateProperty().get();
        assertThat(failed.trouble()).contains("bge");
        assertThat(rows(failed)).hasSize(3); // what was measured before stays
        assertThat(failed.working()).isFalse();
    }

    @Test
    void stoppedItKeepsWhatWasMeasured() {
        EvaluationModel model = model();
        background.settle();
        model.compare(List.of("bge"));
        model.stop();
        background.settle();
        State stopped = model.stateProperty().get();
        assertThat(stopped.working()).isFalse();
        assertThat(stopped.embedding()).isNull();
    }

    @Test
    void withoutJudgementsThereIsNothingToMeasure() {
        library.put(FakeLibrary.document("a", "Bees"));
        EvaluationModel model = new EvaluationModel(library, background);
        background.settle();
        assertThat(requireNonNull(model.stateProperty().get().ground()).queries()).isZero();
    }
}
