package maestro.app.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Duration;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.source.online.Online;
import maestro.app.proxy.Proxies;
import maestro.app.ui.dock.Dock;
import maestro.app.ui.dock.Layout;
import maestro.app.ui.dock.SavedLayout;
import maestro.app.ui.dock.SavedLayout.Bounds;
import maestro.app.ui.dock.SavedLayout.WindowLayout;
import maestro.app.ui.embedding.EmbeddingViewModel;
import maestro.app.ui.embedding.RerankViewModel;
import maestro.app.ui.engine.EngineViewModel;
import maestro.app.ui.settings.ConfigFiles;
import maestro.app.ui.settings.Settings;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.ScreenBackground;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.sources.WebSearchViewModel;
import maestro.app.ui.theme.Fonts;
import maestro.app.ui.theme.Theme;
import maestro.rag.embedding.torch.Engines;
import maestro.rag.thread.LowPriority;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desktop program. The window shows first, then its panes; the library and the missions open
/// behind it.
public final class Desktop extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);
    private static final String[] ICONS = {
        "maestro-16.png", "maestro-32.png", "maestro-64.png", "maestro-256.png"
    };

    private record Kept(Settings settings, Optional<SavedLayout> layout) {}

    private final Path home;
    private final Callable<Services> opener;
    private final List<Path> files;
    private final @Nullable SingleInstance instance;
    private final Locale systemLocale = Locale.getDefault();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Theme theme = new Theme();
    private final CompletableFuture<Services> services = new CompletableFuture<>();
    private @Nullable Stage stage;
    private @Nullable Workbench workbench;
    private @Nullable Settings settings;
    private @Nullable Lasting lasting;

    /// Why the services could not be opened.
    private @Nullable Throwable unopened;

    private boolean quitting;
    private final Notices notices = new Notices(() -> stage);
    private final ScreenBackground background = new ScreenBackground(notices::failure);
    private final CompletableFuture<Kept> kept;

    /// @param opener opens library and missions; called off the screen's thread, again where the
    ///   user tries again
    /// @param files to add to the library
    /// @param instance raises the window when another start asks for it; null where none watches
    public Desktop(
            Path home,
            Callable<Services> opener,
            List<Path> files,
            @Nullable SingleInstance instance) {
        this.home = home;
        this.opener = opener;
        this.files = List.copyOf(files);
        this.instance = instance;
        kept = CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread);
    }

    /// Shows the window and returns when the user has quit and all is closed.
    ///
    /// @param toolkit what [maestro.app.ui.ToolkitStart#begin] returned
    public void launch(CompletableFuture<Void> toolkit) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler(notices);
        CompletableFuture<Void> shown =
                toolkit.thenRunAsync(() -> start(new Stage()), Platform::runLater);
        shown.whenComplete((_, failure) -> {
            if (failure != null) {
                ended.countDown();
            }
        });
        ended.await();
        if (shown.isCompletedExceptionally()) {
            Throwable failure = shown.exceptionNow();
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new IllegalStateException("The window could not be opened: " + cause, cause);
        }
        Platform.exit();
    }

    @Override
    public void start(Stage primary) {
        stage = primary;
        Kept read = kept.join();
        Settings kept = read.settings();
        settings = kept;
        Locale.setDefault(Settings.language(kept.appearance().get(), systemLocale));
        Fonts.loadFirst();
        theme.install();
        kept.appearance()
                .subscribe(appearance -> {
                    theme.choiceProperty().set(appearance.theme());
                    theme.textSizeProperty().set(appearance.textSize());
                });
        kept.appearance()
                .subscribe((before, now) -> {
                    if (!before.language().equals(now.language())) {
                        Locale.setDefault(Settings.language(now, systemLocale));
                        Platform.runLater(this::speakAnew);
                    }
                });
        Bounds bounds =
                read.layout()
                        .map(saved -> saved.main().bounds())
                        .orElse(Bounds.UNPLACED)
                        .within(Dock.screens());
        Layout panes =
                read.layout().map(saved -> saved.main().layout()).orElse(StandardPanes.LAYOUT);
        Scene scene = new Scene(new Skeleton(panes), bounds.width(), bounds.height());
        theme.dress(scene);
        primary.setScene(scene);
        primary.setTitle(Texts.of(Notices.class).get("window.title"));
        primary.setX(bounds.x());
        primary.setY(bounds.y());
        primary.setWidth(bounds.width());
        primary.setHeight(bounds.height());
        primary.setMaximized(
                read.layout().map(SavedLayout::main).map(WindowLayout::maximized).orElse(false));
        primary.setOnCloseRequest(e -> {
            e.consume();
            quit();
        });
        whenFirstDrawn(
                scene,
                () -> {
                    shown();
                    fill(read.layout(), bounds);
                });
        primary.show();
    }

    private static void whenFirstDrawn(Scene scene, Runnable action) {
        Runnable once =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        Platform.runLater(action);
                    }
                };
        scene.addPostLayoutPulseListener(once);
    }

    /// What waits until the window shows.
    private void shown() {
        long jvmStart = ManagementFactory.getRuntimeMXBean().getStartTime();
        LOG.info("window shown {} ms after the start", System.currentTimeMillis() - jvmStart);
        open();
    }

    /// Puts the panes where their outlines were.
    private void fill(Optional<SavedLayout> layout, Bounds bounds) {
        if (quitting || stage == null) {
            return;
        }
        Fonts.loadOthers();
        Workbench bench = new Workbench(this, stage, layout, bounds);
        workbench = bench;
        stage.getScene().setRoot(bench.window());
        bench.shown();
        for (String icon : ICONS) {
            var found = Desktop.class.getResourceAsStream("/maestro/app/ui/icons/" + icon);
            if (found != null) {
                stage.getIcons().add(new Image(found));
            }
        }
        if (instance != null) {
            instance.onRaise(paths -> background.onScreen(() -> raise(paths)));
        }
        notices.damaged(settings().files().damaged());
    }

    /// A chosen engine that fails is no reason to stop, but to know.
    private void tellOfEngine(Engines engines) {
        Engines.State state = engines.state();
        if (!state.torch() && !state.words().isNone()) {
            Texts texts = Texts.of(EngineViewModel.class);
            notices.warning(texts.get("stopped.title"), state.words().text(texts.locale()));
        }
    }

    Theme theme() {
        return theme;
    }

    Settings settings() {
        return Objects.requireNonNull(settings);
    }

    Path home() {
        return home;
    }

    Notices notices() {
        return notices;
    }

    /// Of the home; waits until that is open.
    PluginHost plugins() {
        return services.join().plugins();
    }

    /// How the web is searched, with its trial.
    WebSearchViewModel webSearch() {
        return new WebSearchViewModel(
                settings().sources(), background, web -> Online.tryOut(web, Proxies.of(home)));
    }

    /// By which models passages are found.
    EmbeddingViewModel embedding() {
        return lasting().embedding(services, home);
    }

    /// What orders hits anew.
    RerankViewModel rerank() {
        return lasting().rerank(services, home);
    }

    /// What computes vectors.
    EngineViewModel engine() {
        return lasting().engine(services);
    }

    ScreenBackground background() {
        return background;
    }

    /// Opens the services, once more where that failed before.
    void open() {
        unopened = null;
        background.call(
                () -> {
                    LowPriority.compiler(); // the window is there: from now on it comes first
                    return opener.call();
                },
                opened -> {
                    services.complete(opened);
                    tellOfEngine(opened.engines());
                    opened.engines()
                            .onChange(() ->
                                    background.onScreen(() -> tellOfEngine(opened.engines())));
                    if (workbench != null) {
                        workbench.opened(opened);
                        workbench.addFiles(files);
                    }
                    if (Boolean.getBoolean("maestro.training")) {
                        rehearse();
                    }
                },
                failure -> {
                    LOG.error("the library cannot be opened", failure);
                    unopened = failure;
                    if (workbench != null) {
                        workbench.cannotOpen(Failures.words(failure));
                    }
                });
    }

    /// The build opens the window once to learn which classes the next start needs, and this ends
    /// it.
    private void rehearse() {
        PauseTransition settled = new PauseTransition(Duration.seconds(2));
        settled.setOnFinished(_ -> quit());
        settled.play();
    }

    /// Ends the program: the window goes at once, then what is at work is halted and closed.
    void quit() {
        if (quitting || stage == null) {
            return;
        }
        quitting = true;
        if (workbench != null) {
            workbench.keep();
            workbench.close();
            if (lasting != null) {
                lasting.cancel();
            }
        }
        stage.hide();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        close();
                    } finally {
                        ended.countDown();
                    }
                });
    }

    Workbench workbench() {
        return Objects.requireNonNull(workbench);
    }

    /// Whether all is closed.
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private Kept read() {
        ConfigFiles config = new ConfigFiles(home.resolve("config"));
        return new Kept(new Settings(config, notices::failure), LayoutKeeper.read(config));
    }

    private void raise(List<Path> paths) {
        if (stage != null) {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
        if (workbench != null) {
            workbench.addFiles(paths);
        }
    }

    /// Makes the window's content again, in the language as it is now.
    private void speakAnew() {
        Workbench old = workbench;
        if (stage == null || old == null) {
            return;
        }
        SavedLayout layout = old.capture();
        Optional<Features.At> at = old.at();
        old.close();
        Workbench fresh = new Workbench(this, stage, Optional.of(layout), layout.main().bounds());
        workbench = fresh;
        Region window = fresh.window();
        stage.getScene().setRoot(window);
        fresh.shown();
        if (services.isDone()) {
            fresh.opened(services.join());
            at.ifPresent(fresh::goOn);
        } else if (unopened != null) {
            fresh.cannotOpen(Failures.words(unopened));
        }
    }

    /// What outlives the window's content.
    Lasting lasting() {
        Lasting known = lasting;
        if (known == null) {
            known = new Lasting(settings(), background, notices);
            lasting = known;
        }
        return known;
    }

    private void close() {
        if (lasting != null) {
            lasting.close();
        }
        if (services.isDone()) {
            services.join().close().run();
        }
        settings().close();
        if (instance != null) {
            try {
                instance.close();
            } catch (IOException e) {
                LOG.warn("the home stays marked as in use until this process ends", e);
            }
        }
    }
}
