package maestro.app.ui;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.stage.Stage;
import maestro.agents.preset.Presets;
import maestro.app.proxy.Proxies;
import maestro.app.ui.agents.AgentsView;
import maestro.app.ui.agents.AgentsViewModel;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Command.Group;
import maestro.app.ui.command.PaletteEntry;
import maestro.app.ui.compare.CompareView;
import maestro.app.ui.compare.CompareViewModel;
import maestro.app.ui.evidence.EvidenceFeature;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.library.LibraryFeature;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.mission.form.BriefViewModel;
import maestro.app.ui.mission.form.SourcesViewModel;
import maestro.app.ui.mission.form.ThinkerViewModel;
import maestro.app.ui.models.ModelsView;
import maestro.app.ui.models.ModelsViewModel;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.plan.PlanFeature;
import maestro.app.ui.prompts.PromptsView;
import maestro.app.ui.prompts.PromptsViewModel;
import maestro.app.ui.reader.ReaderFeature;
import maestro.app.ui.reasoning.ReasoningFeature;
import maestro.app.ui.report.ReportFeature;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.ShellNavigator;
import maestro.app.ui.shell.ShellNavigator.Destinations;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.status.StatusModel;
import maestro.app.ui.watch.WatchFeature;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.ollama.OllamaEmbedder;
import maestro.rag.embedding.torch.Engines;
import maestro.rag.passage.Span;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All features, put together. Lives on the screen's thread.
final class Features implements Destinations {

    private static final Logger LOG = LoggerFactory.getLogger(Features.class);

    /// What the user is at.
    ///
    /// @param question what is written in the form for a new mission
    record At(Optional<String> mission, Optional<ReaderFeature.Place> place, String question) {}

    private final ShellNavigator navigator;
    private final MissionFollower follower;
    private final LibraryFeature library;
    private final MissionFeature missions;
    private final ReasoningFeature reasoning;
    private final PlanFeature plan;
    private final ReportFeature report;
    private final ReaderFeature reader;
    private final EvidenceFeature evidence;
    private final MissionCommands missionCommands;
    private ListChangeListener<ModelsViewModel.Server> whereModelsAre = _ -> {};
    private final SideWindow models;
    private final SideWindow prompts;
    private final SideWindow agents;
    private final SideWindow compare;
    private final List<AutoCloseable> closing;

    Features(
            Desktop desktop,
            Services services,
            ShellNavigator navigator,
            StatusModel status,
            Stage stage) {
        this.navigator = navigator;
        var background = desktop.background();
        follower = new MissionFollower(services.missions().journal(), navigator, background);
        ModelsViewModel modelsViewModel = desktop.lasting().models(services);
        models = new SideWindow(desktop, stage, () -> modelsContent(modelsViewModel));
        prompts =
                new SideWindow(
                        desktop, stage, () -> promptsContent(desktop.lasting().prompts(services)));
        AgentsViewModel own = desktop.lasting().agents(services);
        agents =
                new SideWindow(
                        desktop,
                        stage,
                        () -> {
                            own.look(services.plugins());
                            return agentsContent(own);
                        });
        CompareViewModel compared = new CompareViewModel(services.missions(), background);
        compare = new SideWindow(desktop, stage, () -> compareContent(compared));
        SourcesViewModel sources = new SourcesViewModel(desktop.webSearch());
        sources.plugins(services.plugins()::sources, background);
        missions =
                new MissionFeature(
                        services.missions(),
                        follower,
                        services.library(),
                        navigator,
                        background,
                        new ThinkerViewModel(modelsViewModel, models::open),
                        sources,
                        new BriefViewModel(
                                Presets.in(services.home().resolve("presets")),
                                sources,
                                background),
                        (one, other) -> {
                            compared.show(one, other);
                            compare.open();
                        });
        missions.letTakePart(own, agents::open);
        reasoning =
                new ReasoningFeature(
                        services.missions(), follower, services.library(), navigator, background);
        plan = new PlanFeature(services.missions(), follower, navigator, background);
        report =
                new ReportFeature(
                        services.missions(),
                        follower,
                        services.library(),
                        navigator,
                        background,
                        () ->
                                missions.ask(
                                        status.passagesProperty(),
                                        () -> navigator.showPane("library")));
        report.plugins(services.plugins());
        reader = new ReaderFeature(follower, services.library(), navigator, background);
        evidence = new EvidenceFeature(follower, services.library(), navigator);
        library =
                new LibraryFeature(
                        services.library(),
                        desktop.lasting().ingest(services.library()),
                        navigator,
                        background,
                        desktop.notices(),
                        status,
                        stage,
                        new WatchFeature(
                                services.watches(),
                                navigator,
                                background,
                                desktop.notices(),
                                stage),
                        missions::newMission,
                        () ->
                                services.missions().list().stream()
                                        .anyMatch(m -> services.missions().running(m.id())),
                        Proxies.of(services.home()));
        background.run(
                () -> {
                    services.watches().begin();
                    return true;
                },
                failure -> LOG.warn("watched folders are not followed", failure));
        desktop.settings()
                .research()
                .subscribe(d -> missions.startFrom(d.limits(), d.approvePlan()));
        missionCommands = new MissionCommands(missions, navigator);
        closing =
                List.of(
                        follower,
                        library,
                        missions,
                        reader,
                        models::close,
                        prompts::close,
                        agents::close,
                        compare::close,
                        // the library's model may change
                        services.library()
                                .onChange(() ->
                                        desktop.background()
                                                .onScreen(() ->
                                                        tellEngine(desktop, services, status))));
        tell(desktop, services, status);
        services.engines()
                .onChange(() ->
                        desktop.background().onScreen(() -> tellEngine(desktop, services, status)));
        tellWhereModelsAre(modelsViewModel, status);
        modelsViewModel.lookHere();
        // What one was at when the program closed, one finds again.
        missions.viewModel()
                .list()
                .addListener((Observable _) ->
                        missions.viewModel().list().stream()
                                .findFirst()
                                .ifPresent(newest -> navigator.resume(newest.id())));
    }

    List<Pane> panes() {
        List<Pane> panes = new ArrayList<>(library.panes());
        panes.add(missions.pane());
        panes.addAll(reasoning.panes());
        panes.add(plan.pane());
        panes.add(report.pane());
        panes.add(reader.pane());
        panes.add(evidence.pane());
        return panes;
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>(missionCommands.all());
        commands.addAll(library.commands());
        commands.add(reader.findCommand());
        Texts texts = Texts.of(Pane.class);
        commands.add(
                Command.of(
                        "models",
                        texts,
                        "command.models",
                        Group.EDIT,
                        9,
                        "Shortcut+Shift+Comma",
                        MaterialDesignB.BRAIN,
                        models::open));
        commands.add(
                Command.of(
                        "prompts",
                        texts,
                        "command.prompts",
                        Group.EDIT,
                        9,
                        "Shortcut+Alt+Comma",
                        MaterialDesignM.MESSAGE_TEXT_OUTLINE,
                        prompts::open));
        commands.add(
                Command.of(
                        "agents",
                        texts,
                        "command.agents",
                        Group.EDIT,
                        9,
                        "Shortcut+Alt+A",
                        MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                        agents::open));
        return commands;
    }

    private static SideWindow.Content compareContent(CompareViewModel viewModel) {
        CompareView view = new CompareView(viewModel);
        return new SideWindow.Content(view, view.title(), 1_080, 760);
    }

    private static SideWindow.Content modelsContent(ModelsViewModel viewModel) {
        ModelsView view = new ModelsView(viewModel);
        return new SideWindow.Content(view, view.title(), 880, 640);
    }

    private static SideWindow.Content promptsContent(PromptsViewModel viewModel) {
        PromptsView view = new PromptsView(viewModel);
        return new SideWindow.Content(view, view.title(), 960, 680);
    }

    private static SideWindow.Content agentsContent(AgentsViewModel viewModel) {
        AgentsView view = new AgentsView(viewModel);
        return new SideWindow.Content(view, view.title(), 880, 640);
    }

    List<PaletteEntry> paletteEntries() {
        List<PaletteEntry> entries = new ArrayList<>(missionCommands.paletteEntries());
        entries.addAll(library.paletteEntries());
        return entries;
    }

    At at() {
        return new At(navigator.missionProperty().get(), reader.place(), missions.question());
    }

    /// Shows again what the user was at, and leaves the panes as they are.
    void goOn(At at) {
        at.mission().ifPresent(navigator::resume);
        at.place().ifPresent(place -> reader.open(place.documentId(), place.spans()));
        missions.write(at.question());
    }

    void addFiles(List<Path> files) {
        library.addFiles(files);
    }

    @Override
    public void document(String documentId, List<Span> spans) {
        reader.open(documentId, spans);
    }

    @Override
    public void note(String missionId, String noteId) {
        evidence.show(noteId);
    }

    @Override
    public void step(String missionId, String step) {
        reasoning.openStep(missionId, step);
    }

    void close() {
        for (AutoCloseable feature : closing) {
            try {
                feature.close();
            } catch (Exception e) {
                LOG.warn("{} did not close", feature, e);
            }
        }
    }

    /// Where nothing but this machine is connected, nothing can leave it.
    private void tellWhereModelsAre(ModelsViewModel viewModel, StatusModel status) {
        Runnable tell =
                () ->
                        status.remoteProperty()
                                .set(
                                        viewModel.servers().stream()
                                                .map(ModelsViewModel.Server::connection)
                                                .filter(c -> !c.onThisMachine())
                                                .map(Connection::host)
                                                .distinct()
                                                .collect(joining(", ")));
        // held here, because the servers outlive the window's content
        whereModelsAre = _ -> tell.run();
        viewModel.servers().addListener(new WeakListChangeListener<>(whereModelsAre));
        tell.run();
    }

    private void tell(Desktop desktop, Services services, StatusModel status) {
        var list = missions.viewModel().list();
        list.addListener((Observable _) ->
                status.missionsRunningProperty()
                        .set((int) list.stream().filter(m -> !m.phase().atRest()).count()));
        tellEngine(desktop, services, status);
    }

    /// Where vectors are computed.
    private static String engine(Embedder embedder, Engines.State state) {
        if (embedder instanceof OllamaEmbedder) {
            return "ollama";
        }
        return !state.torch()
                ? "onnx"
                : state.words().key().equals("torch.works.processor") ? "torch" : "torch.card";
    }

    private static void tellEngine(Desktop desktop, Services services, StatusModel status) {
        Texts texts = Texts.of(Pane.class);
        desktop.background()
                .call(
                        // the checksum after a model of one's own is for machines
                        () -> {
                            Embedder embedder = services.library().embedder();
                            return texts.get(
                                    "status.engine." + engine(embedder, services.engines().state()),
                                    embedder.fingerprint().model().replaceAll("@[0-9a-f]{12}$", ""),
                                    Runtime.getRuntime().availableProcessors());
                        },
                        status.engineProperty()::set,
                        failure -> {
                            LOG.warn("the model did not load", failure);
                            status.engineProperty().set(texts.get("status.engine.none"));
                        });
    }
}
