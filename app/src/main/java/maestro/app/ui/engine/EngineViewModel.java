package maestro.app.ui.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Background.Cancellable;
import maestro.app.ui.shell.Failures;
import maestro.rag.embedding.torch.EngineChoice;
import maestro.rag.embedding.torch.EngineChoice.Kind;
import maestro.rag.embedding.torch.TorchDownloads.Missing;
import org.jspecify.annotations.Nullable;

/// Which engine is picked on the screen, what came of trying it, and a download. Lives on the
/// screen's thread.
public final class EngineViewModel {
    private final CompletableFuture<EngineWork> work;
    private final Background background;
    private final Supplier<Locale> locale;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.ONNX);
    private final StringProperty folder = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<EngineChoice> used =
            new ReadOnlyObjectWrapper<>(EngineChoice.PROCESSOR);
    private final ReadOnlyObjectWrapper<Optional<Missing>> missing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);
    private @Nullable Cancellable running;

    /// @param work once the library is open
    /// @param locale of what is said
    public EngineViewModel(
            CompletableFuture<EngineWork> work, Background background, Supplier<Locale> locale) {
        this.work = work;
        this.background = background;
        this.locale = locale;
        work.thenAccept(opened -> {
            opened.onChange(() -> background.onScreen(() -> follow(opened)));
            background.onScreen(() -> show(opened));
        });
        kind.subscribe((_, _) -> picked());
        folder.subscribe((_, _) -> picked());
    }

    /// The engine that is picked, and used only once [#use] is called.
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /// Where the user's PyTorch is.
    public StringProperty folderProperty() {
        return folder;
    }

    /// The engine that is used.
    public ReadOnlyObjectProperty<EngineChoice> usedProperty() {
        return used.getReadOnlyProperty();
    }

    /// What has to be downloaded for the one that is picked.
    public ReadOnlyObjectProperty<Optional<Missing>> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /// How a trial or a change went; empty before.
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    public BooleanProperty busyProperty() {
        return busy;
    }

    /// Of a download, from 0 to 1; less where there is none.
    public DoubleProperty progressProperty() {
        return progress;
    }

    private EngineChoice choice() {
        return switch (kind.get()) {
            case TORCH -> EngineChoice.torch(Path.of(folder.get().strip()));
            case ONNX, TORCH_DOWNLOADED, TORCH_CUDA -> new EngineChoice(kind.get(), "");
        };
    }

    private void show(EngineWork opened) {
        EngineChoice now = opened.choice();
        folder.set(now.torch());
        kind.set(now.kind());
        follow(opened);
    }

    private void follow(EngineWork opened) {
        used.set(opened.choice());
        if (!opened.state().words().isNone()) {
            result.set(opened.state().words().text(locale.get()));
        }
    }

    /// What was found before says nothing about another choice.
    private void picked() {
        result.set("");
        missing.set(Optional.empty());
        if (kind.get() == Kind.TORCH && folder.get().isBlank()) {
            return;
        }
        EngineChoice chosen = choice();
        work.thenAccept(opened ->
                background.call(
                        () -> opened.missing(chosen),
                        found -> {
                            if (chosen.equals(choice())) {
                                missing.set(found);
                            }
                        },
                        _ -> {})); // a folder being typed: trying it says what is wrong
    }

    void tryOut() {
        run(
                opened -> {
                    EngineChoice chosen = choice();
                    return () -> opened.probe(chosen).words().text(locale.get());
                },
                result::set);
    }

    /// @param done said where nothing else is to be said
    void use(String done) {
        run(
                opened -> {
                    EngineChoice chosen = choice();
                    return () -> {
                        opened.use(chosen);
                        return opened;
                    };
                },
                opened -> {
                    result.set(done);
                    follow(opened);
                });
    }

    /// Downloads what is missing, then tries it.
    void download() {
        Optional<Missing> wanted = missing.get();
        if (wanted.isEmpty()) {
            return;
        }
        long bytes = wanted.get().bytes();
        progress.set(0);
        run(
                opened -> {
                    EngineChoice chosen = choice();
                    return () -> {
                        opened.download(
                                chosen,
                                there ->
                                        background.onScreen(() -> {
                                            if (busy.get()) {
                                                progress.set((double) there / bytes);
                                            }
                                        }));
                        return opened;
                    };
                },
                _ -> {
                    missing.set(Optional.empty());
                    tryOut();
                });
    }

    /// Gives up what is being done. What has arrived of a download stays for the next time.
    void stop() {
        Cancellable now = running;
        if (now != null) {
            now.cancel();
        }
        ended();
    }

    private interface Task<T> {
        Callable<T> on(EngineWork opened);
    }

    private <T> void run(Task<T> task, Consumer<T> done) {
        if (busy.get() || !work.isDone() || work.isCompletedExceptionally()) {
            return;
        }
        busy.set(true);
        result.set("");
        running =
                background.call(
                        task.on(work.join()),
                        found -> {
                            ended();
                            done.accept(found);
                        },
                        why -> {
                            ended();
                            result.set(Failures.words(why));
                        });
    }

    private void ended() {
        running = null;
        busy.set(false);
        progress.set(-1);
    }
}
