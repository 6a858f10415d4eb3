package maestro.app.ui;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import maestro.agents.custom.OwnAgents;
import maestro.app.Workstation;
import maestro.app.proxy.Proxies;
import maestro.app.ui.agents.AgentsViewModel;
import maestro.app.ui.embedding.EmbeddingViewModel;
import maestro.app.ui.embedding.RerankViewModel;
import maestro.app.ui.engine.EngineViewModel;
import maestro.app.ui.engine.EngineWork;
import maestro.app.ui.engine.LibraryEngines;
import maestro.app.ui.library.ingest.IngestModel;
import maestro.app.ui.models.ModelsViewModel;
import maestro.app.ui.prompts.PromptsViewModel;
import maestro.app.ui.settings.Settings;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;
import org.jspecify.annotations.Nullable;

/// What goes on while the window closes a part of itself or changes its language. Each is made when
/// it is first asked for. Lives on the screen's thread.
final class Lasting {
    private final Settings settings;
    private final Background background;
    private final Notices notices;
    private @Nullable IngestModel ingest;
    private @Nullable ModelsViewModel models;
    private @Nullable PromptsViewModel prompts;
    private @Nullable AgentsViewModel agents;
    private @Nullable EmbeddingViewModel embedding;
    private @Nullable RerankViewModel rerank;
    private @Nullable EngineViewModel engine;

    Lasting(Settings settings, Background background, Notices notices) {
        this.settings = settings;
        this.background = background;
        this.notices = notices;
    }

    /// Files on their way in.
    IngestModel ingest(Library library) {
        IngestModel known = ingest;
        if (known == null) {
            known =
                    new IngestModel(
                            library, background, settings.passages()::get, notices::failure);
            ingest = known;
        }
        return known;
    }

    /// Model servers, and downloads of models.
    ModelsViewModel models(Services opened) {
        ModelsViewModel known = models;
        if (known == null) {
            known =
                    new ModelsViewModel(
                            opened.servers(),
                            opened.keys(),
                            settings.models(),
                            background,
                            memory());
            models = known;
        }
        return known;
    }

    /// Embedding models, and a download of one.
    EmbeddingViewModel embedding(CompletableFuture<Services> opened, Path home) {
        EmbeddingViewModel known = embedding;
        if (known == null) {
            known =
                    new EmbeddingViewModel(
                            opened.thenApply(Services::library),
                            Workstation.embeddings(home, Proxies.of(home)),
                            background);
            embedding = known;
        }
        return known;
    }

    /// Reranking models, and a download of one.
    RerankViewModel rerank(CompletableFuture<Services> opened, Path home) {
        RerankViewModel known = rerank;
        if (known == null) {
            known =
                    new RerankViewModel(
                            opened.thenApply(Services::library),
                            Workstation.rerankers(home, Proxies.of(home)),
                            background);
            rerank = known;
        }
        return known;
    }

    /// Prompts, and what is written in them.
    PromptsViewModel prompts(Services opened) {
        PromptsViewModel known = prompts;
        if (known == null) {
            known = new PromptsViewModel(opened.prompts(), background);
            prompts = known;
        }
        return known;
    }

    /// The user's agents, and which take part in the next mission.
    AgentsViewModel agents(Services opened) {
        AgentsViewModel known = agents;
        if (known == null) {
            known =
                    new AgentsViewModel(
                            OwnAgents.in(opened.home().resolve("agents.json")),
                            background,
                            Texts.of(AgentsViewModel.class));
            known.load();
            agents = known;
        }
        return known;
    }

    /// What computes vectors, and a download of what that takes.
    EngineViewModel engine(CompletableFuture<Services> opened) {
        EngineViewModel known = engine;
        if (known == null) {
            known =
                    new EngineViewModel(
                            opened.<EngineWork>thenApply(s ->
                                    new LibraryEngines(
                                            s.engines(),
                                            s.library(),
                                            s.home().resolve("models"),
                                            Workstation.downloader(Proxies.of(s.home())))),
                            background,
                            () -> Texts.of(EngineViewModel.class).locale());
            engine = known;
        }
        return known;
    }

    /// Of this machine, in bytes; 0 where it is not told.
    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /// Takes no more files in.
    void cancel() {
        if (ingest != null) {
            ingest.cancel();
        }
    }

    void close() {
        if (models != null) {
            models.close();
        }
    }
}
