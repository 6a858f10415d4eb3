package maestro.app.ui.library.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.evaluation.LibraryEvaluation;
import maestro.rag.index.SearchMode;
import maestro.rag.library.Library;
import maestro.rag.library.ModelTrials;
import org.jspecify.annotations.Nullable;

/// The search of a library measured by the user's judgements: first as it is, then beside other
/// models where somebody wants that.
public final class EvaluationModel {
    private static final ModelTrials.Sample NOTHING = new ModelTrials.Sample(Set.of(), 0, true);

    private final Library library;
    private final Background background;
    private final LongSupplier nanoseconds;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.FIRST);
    private Background.Cancellable running;
    private @Nullable Heard hearing;

    /// What can be measured.
    ///
    /// @param queries with a good hit
    /// @param models on this machine
    /// @param own that of the library
    /// @param sample what they would embed
    record Ground(int queries, List<EmbeddingModel> models, String own, ModelTrials.Sample sample) {
        List<EmbeddingModel> others() {
            return models.stream().filter(model -> !model.id().equals(own)).toList();
        }

        /// What people call a model.
        String title(String id) {
            return models.stream()
                    .filter(model -> model.id().equals(id))
                    .findFirst()
                    .map(EmbeddingModel::title)
                    .orElse(id);
        }
    }

    /// A model that embeds.
    ///
    /// @param model as people call it
    /// @param seconds that the rest may take; -1 as long as nothing is known
    record Embedding(String model, int done, int of, long seconds) {}

    /// @param ground null until it is known
    /// @param embedding null where no model does
    /// @param trouble in words; empty for none
    record State(
            @Nullable Ground ground,
            List<LibraryEvaluation.Result> results,
            boolean working,
            @Nullable Embedding embedding,
            String trouble) {
        static final State FIRST = new State(null, List.of(), true, null, "");
    }

    private record First(Ground ground, List<LibraryEvaluation.Result> results) {}

    public EvaluationModel(Library library, Background background) {
        this(library, background, System::nanoTime);
    }

    EvaluationModel(Library library, Background background, LongSupplier nanoseconds) {
        this.library = library;
        this.background = background;
        this.nanoseconds = nanoseconds;
        running = background.call(this::first, this::show, this::failed);
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    private First first() throws InterruptedException {
        LibraryEvaluation evaluation = LibraryEvaluation.of(library);
        if (evaluation.queries() == 0) {
            return new First(new Ground(0, List.of(), "", NOTHING), List.of());
        }
        Ground found =
                new Ground(
                        evaluation.queries(),
                        library.trials().models(),
                        library.model().id(),
                        evaluation.sample());
        return new First(found, evaluation.runAll());
    }

    private void show(First first) {
        state.set(new State(first.ground(), first.results(), false, null, ""));
    }

    private void failed(Throwable why) {
        State now = state.get();
        state.set(new State(now.ground(), now.results(), false, null, Failures.words(why)));
    }

    /// Measures all anew, these models beside the library's.
    void compare(List<String> models) {
        Ground ground = state.get().ground();
        if (ground == null || state.get().working()) {
            return;
        }
        state.set(new State(ground, List.of(), true, null, ""));
        Heard fresh = new Heard();
        hearing = fresh;
        running =
                background.call(
                        () -> {
                            LibraryEvaluation.of(library)
                                    .compare(models, List.of(SearchMode.values()), fresh);
                            return fresh;
                        },
                        _ -> stop(),
                        why -> {
                            stop();
                            failed(why);
                        });
    }

    /// Keeps what was measured so far.
    void stop() {
        running.cancel();
        Heard heard = hearing;
        hearing = null;
        if (heard != null) {
            state.set(new State(state.get().ground(), heard.results(), false, null, ""));
        }
    }

    /// Hears on several threads; what it shows comes once a frame.
    private final class Heard implements LibraryEvaluation.Listener {
        private final List<LibraryEvaluation.Result> results = new ArrayList<>();
        private @Nullable Embedding embedding;
        private long began;
        private boolean told;

        @Override
        public synchronized void embedded(String model, int done, int of) {
            long now = nanoseconds.getAsLong();
            if (done == 0) {
                began = now;
            }
            long seconds = done == 0 ? -1 : Math.round((now - began) / 1e9 / done * (of - done));
            Ground ground = state.get().ground();
            String title = ground == null ? model : ground.title(model);
            embedding = done == of ? null : new Embedding(title, done, of, seconds);
            tell();
        }

        @Override
        public synchronized void measured(LibraryEvaluation.Result result) {
            results.add(result);
            tell();
        }

        synchronized List<LibraryEvaluation.Result> results() {
            return List.copyOf(results);
        }

        private void tell() {
            if (!told) {
                told = true;
                background.onScreen(this::show);
            }
        }

        private synchronized void show() {
            told = false;
            if (hearing == this) {
                state.set(new State(state.get().ground(), results(), true, embedding, ""));
            }
        }
    }
}
