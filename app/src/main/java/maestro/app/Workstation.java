package maestro.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import maestro.agents.controller.LocalMissions;
import maestro.agents.controller.Missions;
import maestro.agents.journal.Journal;
import maestro.agents.journal.store.JdbiJournal;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Mission;
import maestro.agents.model.ModelServers;
import maestro.agents.model.http.ProxiedClient;
import maestro.agents.model.server.HttpModelServers;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.Roles;
import maestro.agents.role.advice.PluggedAdviser;
import maestro.agents.role.evidence.EvidenceRoles;
import maestro.agents.role.prompted.PromptedJudge;
import maestro.agents.role.prompted.PromptedRoles;
import maestro.agents.role.prompted.Prompts;
import maestro.agents.source.LibrarySource;
import maestro.agents.source.online.MissionCollection;
import maestro.agents.source.online.Online;
import maestro.app.key.Keys;
import maestro.app.proxy.Proxies;
import maestro.rag.embedding.model.Downloader;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.embedding.torch.Engines;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import maestro.rag.thread.LowPriority;
import maestro.rag.watch.Watches;
import maestro.rag.watch.local.LocalWatches;

/// The program without its doors: everything is put together here, and only here.
public final class Workstation implements AutoCloseable {
    /// Missions at work at once. Each spreads its sections over the processor already.
    private static final int MISSIONS_AT_ONCE = 2;

    private final Path home;
    private final Database database;
    private final LocalLibrary library;
    private final Engines engines;
    private final Journal journal;
    private final Online online;
    private final Missions missions;
    private final ModelServers servers;
    private final Keys keys;
    private final Prompts prompts;
    private final Watches watches;
    private final PluginHost plugins;
    private final Proxies proxies;

    private Workstation(
            Path home,
            Database database,
            LocalLibrary library,
            Engines engines,
            Journal journal,
            Online online,
            Missions missions,
            ModelServers servers,
            Keys keys,
            Prompts prompts,
            Watches watches,
            PluginHost plugins,
            Proxies proxies) {
        this.home = home;
        this.database = database;
        this.library = library;
        this.engines = engines;
        this.journal = journal;
        this.online = online;
        this.missions = missions;
        this.servers = servers;
        this.keys = keys;
        this.prompts = prompts;
        this.watches = watches;
        this.plugins = plugins;
        this.proxies = proxies;
    }

    /// Opens a home, which is made where it does not exist. Takes a fraction of a second; the
    /// embedding model is loaded behind it.
    ///
    /// @throws LibraryException where the home is in use, cannot be written or is damaged; the
    ///   message says what to do
    public static Workstation open(Path home) {
        return open(home, Proxies.of(home));
    }

    /// As above, by another proxy than the home's.
    public static Workstation open(Path home, Proxies proxies) {
        return open(home, proxies, LowPriority::of);
    }

    /// As above, for a window: taking documents in never holds it up.
    public static Workstation openBesideScreen(Path home) {
        return open(home, Proxies.of(home), LowPriority::idle);
    }

    private static Workstation open(
            Path home, Proxies proxies, UnaryOperator<ThreadFactory> ingestion) {
        try {
            Logging.to(home.resolve("logs"));
        } catch (IOException e) {
            throw new LibraryException(
                    Message.of("home.unwritable", home.toString(), Words.of(e)), e, true);
        }
        // PDFBox would otherwise keep its list of the system's fonts in the user's own folder.
        System.setProperty("pdfbox.fontcache", home.toString());
        Database database = Database.open(home);
        LocalLibrary library = null;
        Journal journal = null;
        Engines engines = engines(home);
        try {
            library = LocalLibrary.open(home, database, engines, ingestion);
            journal = JdbiJournal.open(database.dataSource());
            Library searched = library;
            Keys keys = new Keys(home);
            ModelServers servers = servers(keys, proxies);
            Prompts prompts = Prompts.in(home.resolve("prompts"));
            Roles evidence = EvidenceRoles.create();
            PluginHost plugins = PluginHost.in(home.resolve("plugins"));
            Online online = new Online(library, home.resolve("web"), Set.of(), plugins, proxies);
            Missions missions =
                    LocalMissions.open(
                            journal,
                            mission ->
                                    LibrarySource.of(
                                            searched,
                                            mission,
                                            MissionCollection.of(mission),
                                            online::origin),
                            online,
                            Map.of(
                                    Mission.EVIDENCE,
                                    PluggedAdviser.with(plugins, evidence),
                                    Mission.MODEL,
                                    PluggedAdviser.with(
                                            plugins, PromptedRoles.create(prompts, evidence))),
                            servers,
                            new EvidenceVerifier(new PromptedJudge(prompts)),
                            MISSIONS_AT_ONCE);
            Watches watches =
                    LocalWatches.of(database, library, home, new QuotedDocuments(journal));
            return new Workstation(
                    home, database, library, engines, journal, online, missions, servers, keys,
                    prompts, watches, plugins, proxies);
        } catch (RuntimeException | Error e) {
            if (journal != null) {
                journal.close();
            }
            if (library != null) {
                library.close();
            }
            database.close();
            throw e;
        }
    }

    public Path home() {
        return home;
    }

    public Library library() {
        return library;
    }

    /// The embedding models of a home, without all the rest.
    public static EmbeddingModels embeddings(Path home, Proxies proxies) {
        return new EmbeddingModels(home.resolve("models"), downloader(proxies));
    }

    /// The reranking models of a home, without all the rest.
    public static RerankingModels rerankers(Path home, Proxies proxies) {
        return new RerankingModels(home.resolve("models"), downloader(proxies));
    }

    /// How models and engines get here.
    public static Downloader downloader(Proxies proxies) {
        return Downloader.by(ProxiedClient.builder(proxies));
    }

    /// What computes the library's vectors.
    public Engines engines() {
        return engines;
    }

    /// The engines of a home without all the rest.
    public static Engines engines(Path home) {
        EmbeddingModels models = new EmbeddingModels(home.resolve("models"));
        return new Engines(home.resolve("models"), models, models::find);
    }

    /// Model servers without all the rest, for the keys of a home.
    public static ModelServers servers(Path home) {
        return servers(home, Proxies.of(home));
    }

    /// As above, by another proxy than the home's.
    public static ModelServers servers(Path home, Proxies proxies) {
        return servers(new Keys(home), proxies);
    }

    private static ModelServers servers(Keys keys, Proxies proxies) {
        return new HttpModelServers(
                keys::find, variable -> Optional.ofNullable(System.getenv(variable)), proxies);
    }

    /// Where language models are.
    public ModelServers servers() {
        return servers;
    }

    /// The keys of model servers.
    public Keys keys() {
        return keys;
    }

    /// What models are asked.
    public Prompts prompts() {
        return prompts;
    }

    /// The folders that the library follows once [Watches#begin] is called.
    public Watches watches() {
        return watches;
    }

    /// Of this home; read when they are first asked for, by a thread that may wait.
    public PluginHost plugins() {
        return plugins;
    }

    /// The proxy by which the web is reached.
    public Proxies proxies() {
        return proxies;
    }

    /// Where a document was fetched from; empty for the user's own.
    public Optional<FetchedFrom> origin(String documentId) {
        return online.origin(documentId);
    }

    public Missions missions() {
        return missions;
    }

    /// Where catalogue, stored files and index disagree; empty where all is well.
    public List<Message> disagreements() {
        return library.check();
    }

    @Override
    public void close() {
        try (plugins;
                database;
                library;
                journal;
                missions;
                watches) {
            // closed in reverse order, each even where another fails
        }
    }
}
