package maestro.agents.source.online;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Mission;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.WebSearch;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.agents.model.http.Fetcher;
import maestro.agents.plugin.Query;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.source.Leads;
import maestro.agents.source.Outside;
import maestro.agents.source.index.Arxiv;
import maestro.agents.source.index.Crossref;
import maestro.agents.source.index.OpenAlex;
import maestro.agents.source.index.PubMed;
import maestro.agents.source.index.SearXng;
import maestro.agents.source.index.Searcher;
import maestro.agents.source.index.SemanticScholar;
import maestro.agents.source.index.UnreadableException;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;

/// Indexes and pages by the network, within what a mission may send away. What is fetched becomes a
/// document of the library; answers and pages are kept for a while, so that nobody is asked twice.
/// No socket is opened before something is asked. Safe for use by several threads.
public final class Online implements Outside, AutoCloseable {
    static final int MOST_LEADS = 10;
    static final Duration SEARCHES_KEPT = Duration.ofDays(1);
    static final Duration PAGES_KEPT = Duration.ofDays(7);

    private static final Fetcher.Bounds ANSWER =
            new Fetcher.Bounds(8L << 20, Duration.ofSeconds(30));
    private static final Fetcher.Bounds PAGE =
            new Fetcher.Bounds(40L << 20, Duration.ofSeconds(60));
    private static final Duration BETWEEN_PAGES = Duration.ofSeconds(1);

    private final Library library;
    private final Shelf shelf;
    private final Connections connections;
    private final Clock clock;
    private final Reach pages;
    private final Function<Index, URI> addresses;
    private final Plugged plugged;

    /// @param folder of a home, for what is kept
    /// @param pageHosts whose pages are read though they are not on the public Internet. Who names
    ///   a SearXNG names none of them: anybody can make it list an address of the user's own
    ///   network
    /// @param plugins that missions may ask
    /// @param proxy asked for each connection
    public Online(
            Library library,
            Path folder,
            Set<String> pageHosts,
            PluginHost plugins,
            Supplier<Optional<ProxyServer>> proxy) {
        this(
                library,
                folder,
                pageHosts,
                plugins,
                proxy,
                Clock.systemUTC(),
                new Pace(System::nanoTime, Thread::sleep),
                index -> URI.create("https://" + index.host()));
    }

    /// @param addresses where an index other than the web's is
    Online(
            Library library,
            Path folder,
            Set<String> pageHosts,
            PluginHost plugins,
            Clock clock,
            Pace pace,
            Function<Index, URI> addresses) {
        this(library, folder, pageHosts, plugins, Optional::empty, clock, pace, addresses);
    }

    private Online(
            Library library,
            Path folder,
            Set<String> pageHosts,
            PluginHost plugins,
            Supplier<Optional<ProxyServer>> proxy,
            Clock clock,
            Pace pace,
            Function<Index, URI> addresses) {
        this.library = library;
        this.pages = Reach.internet(pageHosts);
        this.shelf = new Shelf(folder, clock);
        this.connections = new Connections(pace, proxy);
        this.clock = clock;
        this.addresses = addresses;
        this.plugged = new Plugged(plugins, shelf, pace);
    }

    /// Where a document was fetched from; empty for the user's own.
    public Optional<FetchedFrom> origin(String documentId) {
        return shelf.origin(documentId);
    }

    /// Asks a SearXNG for one word, to see whether it answers as it should. Nothing is kept.
    ///
    /// @param proxy asked for each connection
    /// @return how many results it gave, in words; or what is wrong
    public static Message tryOut(WebSearch web, Supplier<Optional<ProxyServer>> proxy)
            throws InterruptedException {
        try (Fetcher fetcher = Connections.open(Connections.internet(web), proxy)) {
            Searcher.Answer answer =
                    new SearXng(web).search("maestro", MOST_LEADS, url -> fetcher.get(url, ANSWER));
            Message found = Message.of("source.searxng.works", answer.leads().size());
            return answer.unresponsive().isEmpty()
                    ? found
                    : found.and(
                            Message.of(
                                    "source.searxng.silent",
                                    String.join("; ", answer.unresponsive())));
        } catch (FetchException e) {
            return e.explanation();
        } catch (UnreadableException e) {
            return e.explanation();
        }
    }

    @Override
    public Found search(Mission mission, Index index, String words) throws InterruptedException {
        WebSearch web = mission.sources().web();
        String asked = index + "\n" + (index == Index.WEB ? web : "") + "\n" + words;
        Optional<Shelf.Searched> kept = shelf.searched(asked, SEARCHES_KEPT);
        if (kept.isPresent()) {
            return new Found(kept.get().leads(), kept.get().unresponsive(), Message.NONE);
        }
        try {
            Searcher.Answer answer =
                    searcher(index, web)
                            .search(
                                    words,
                                    MOST_LEADS,
                                    url ->
                                            connections.get(
                                                    mission,
                                                    Connections.internet(web),
                                                    url,
                                                    gap(index),
                                                    ANSWER));
            shelf.keep(
                    new Shelf.Searched(
                            asked, clock.instant(), answer.leads(), answer.unresponsive()));
            return new Found(answer.leads(), answer.unresponsive(), Message.NONE);
        } catch (FetchException e) {
            return Found.failed(e.explanation());
        } catch (UnreadableException e) {
            return Found.failed(e.explanation());
        }
    }

    @Override
    public Found search(Mission mission, PluggedSource plugin, Query query)
            throws InterruptedException {
        return plugged.search(mission, plugin, query);
    }

    private Searcher searcher(Index index, @Nullable WebSearch web) {
        return switch (index) {
            case WEB -> new SearXng(Objects.requireNonNull(web));
            case ARXIV -> new Arxiv(addresses.apply(index));
            case OPENALEX -> new OpenAlex(addresses.apply(index));
            case CROSSREF -> new Crossref(addresses.apply(index));
            case SEMANTIC_SCHOLAR -> new SemanticScholar(addresses.apply(index));
            case PUBMED -> new PubMed(addresses.apply(index));
        };
    }

    /// As each of them asks for in its terms of use, without a key.
    private static Duration gap(Index index) {
        return switch (index) {
            case ARXIV -> Duration.ofSeconds(3);
            case SEMANTIC_SCHOLAR, CROSSREF -> Duration.ofSeconds(1);
            case OPENALEX -> Duration.ofMillis(200);
            case PUBMED -> Duration.ofMillis(400);
            case WEB -> Duration.ofMillis(500);
        };
    }

    @Override
    public Brought bring(Mission mission, Lead lead) throws InterruptedException {
        Message problem = Message.NONE;
        for (String url : places(lead)) {
            Brought brought =
                    url.startsWith(Given.SCHEME) ? given(mission, lead) : page(mission, url);
            if (brought.documentId() != null) {
                return brought;
            }
            problem = brought.problem();
        }
        if (lead.scholarly() && !lead.summary().isBlank()) {
            return summary(mission, lead, problem);
        }
        return new Brought(
                null,
                lead.url(),
                clock.instant(),
                false,
                problem.isNone() ? Message.of("source.closed") : problem);
    }

    /// Where its text may be had: a publisher's page about a publication is mostly a gate.
    private static List<String> places(Lead lead) {
        boolean plugged = lead.indexes().isEmpty() && lead.doi().isEmpty();
        boolean page =
                (plugged || lead.indexes().contains(Index.WEB))
                        && !lead.url().isEmpty()
                        && !lead.url().startsWith(Given.SCHEME);
        if (lead.file().isEmpty()) {
            return page ? List.of(lead.url()) : List.of();
        }
        return page && !lead.url().equals(lead.file())
                ? List.of(lead.file(), lead.url())
                : List.of(lead.file());
    }

    /// What a plug-in gave.
    private Brought given(Mission mission, Lead lead) throws InterruptedException {
        String key = lead.file();
        String from = Given.origin(lead, key, mission.sources().plugins());
        Optional<Shelf.Page> kept = kept(key);
        if (kept.isPresent()) {
            return again(mission, kept.get(), from);
        }
        Brought as = new Brought(null, from, clock.instant(), false, Message.NONE);
        Optional<SavedPage> page = plugged.given(lead);
        if (page.isEmpty()) {
            return new Brought(null, from, as.at(), false, Message.of("plugin.forgotten"));
        }
        return saved(mission, page.get(), as, key);
    }

    private Brought page(Mission mission, String url) throws InterruptedException {
        String key = Leads.normalised(url);
        Optional<Shelf.Page> kept = kept(key);
        if (kept.isPresent()) {
            return again(mission, kept.get(), url);
        }
        Instant now = clock.instant();
        try {
            Fetched fetched = connections.get(mission, pages, URI.create(url), BETWEEN_PAGES, PAGE);
            Optional<SavedPage> page = SavedPage.of(fetched);
            if (page.isEmpty()) {
                return new Brought(
                        null,
                        url,
                        now,
                        false,
                        Message.of("source.kind", host(url), fetched.type()));
            }
            String from = fetched.url().toString();
            return saved(
                    mission, page.get(), new Brought(null, from, now, false, Message.NONE), key);
        } catch (FetchException e) {
            return new Brought(null, url, now, false, e.explanation());
        } catch (IllegalArgumentException e) {
            return new Brought(null, url, now, false, Message.of("source.address", url));
        }
    }

    private static String host(String url) {
        return String.valueOf(URI.create(url).getHost());
    }

    private Brought summary(Mission mission, Lead lead, Message why) throws InterruptedException {
        SavedPage page = SavedPage.summary(lead, mission.language());
        String url = lead.url().isEmpty() ? "https://doi.org/" + lead.doi() : lead.url();
        return saved(
                mission,
                page,
                new Brought(
                        null,
                        Given.origin(lead, url, mission.sources().plugins()),
                        clock.instant(),
                        true,
                        why),
                "abstract " + Leads.normalised(url) + " " + mission.language());
    }

    /// One that is still in the library.
    private Optional<Shelf.Page> kept(String key) {
        return shelf.page(key, PAGES_KEPT)
                .filter(page -> library.document(page.documentId()).isPresent());
    }

    private Brought again(Mission mission, Shelf.Page page, String url) {
        library.addToCollection(MissionCollection.of(mission), Set.of(page.documentId()));
        String from = origin(page.documentId()).map(FetchedFrom::url).orElse(url);
        return new Brought(page.documentId(), from, page.at(), page.summary(), Message.NONE);
    }

    private Brought saved(Mission mission, SavedPage page, Brought as, String key)
            throws InterruptedException {
        AtomicReference<IngestEvent.@Nullable Ended> end = new AtomicReference<>();
        try {
            Path folder = Files.createTempDirectory("maestro-page");
            Path file = folder.resolve(page.name());
            try {
                Files.write(file, page.bytes());
                library.ingest(
                        new IngestRequest(
                                List.of(file),
                                MissionCollection.of(mission),
                                PassageSettings.DEFAULT),
                        event -> {
                            if (event instanceof IngestEvent.Ended ended) {
                                end.set(ended);
                            }
                        });
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            return new Brought(
                    null,
                    as.url(),
                    as.at(),
                    as.summary(),
                    Message.of("source.unsaved", String.valueOf(e.getMessage())));
        } catch (LibraryException e) {
            return new Brought(null, as.url(), as.at(), as.summary(), e.explanation());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        IngestEvent.Ended ended = end.get();
        if (ended == null || ended.document() == null) {
            Message why = ended == null ? Message.of("source.closed") : ended.message();
            return new Brought(null, as.url(), as.at(), as.summary(), why);
        }
        String id = ended.document().id();
        shelf.keep(new Shelf.Page(key, id, as.at(), as.summary()), as.url());
        if (ended.result() != IngestEvent.Result.DUPLICATE) {
            // so that whoever looks at it in the library sees it, too
            String day = as.at().atZone(ZoneId.systemDefault()).toLocalDate().toString();
            library.labels().note(id, FetchedFrom.place(as.url()) + " (" + day + ")");
        }
        return new Brought(id, as.url(), as.at(), as.summary(), as.problem());
    }

    @Override
    public void close() {
        connections.close();
    }
}
