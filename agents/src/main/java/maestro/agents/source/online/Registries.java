package maestro.agents.source.online;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.Reach;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.http.Fetched;
import maestro.agents.model.http.Fetcher;
import maestro.agents.source.index.Crossref;
import maestro.agents.source.index.OpenAlex;
import maestro.agents.source.index.Registry;
import maestro.agents.source.index.UnreadableException;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import maestro.rag.message.Message;

/// Asks Crossref and, where that knows nothing, OpenAlex what they have registered of a document:
/// by its DOI, else by its title and first author. Changes nothing. No socket is opened before
/// something is asked. Safe for use by several threads.
public final class Registries implements AutoCloseable {
    private static final Fetcher.Bounds ANSWER =
            new Fetcher.Bounds(8L << 20, Duration.ofSeconds(30));

    /// As both ask for in their terms of use, without a key.
    private static final Duration GAP = Duration.ofSeconds(1);

    private static final int GONE = 404;
    private static final int CANDIDATES = 5;

    private final List<Named> registries;
    private final Getting getting;
    private final Runnable closing;

    /// One of them, under its name.
    record Named(Index index, Registry registry) {}

    /// Fetches an address.
    interface Getting {
        Fetched get(URI url) throws FetchException, InterruptedException;
    }

    private Registries(Fetcher fetcher, Pace pace) {
        this(
                List.of(
                        new Named(Index.CROSSREF, new Crossref(address(Index.CROSSREF))),
                        new Named(Index.OPENALEX, new OpenAlex(address(Index.OPENALEX)))),
                url -> paced(fetcher, pace, url),
                fetcher::close);
    }

    /// @param proxy asked for each connection
    public Registries(Supplier<Optional<ProxyServer>> proxy) {
        this(
                Connections.open(Reach.internet(Set.of()), proxy),
                new Pace(System::nanoTime, Thread::sleep));
    }

    Registries(List<Named> registries, Getting getting, Runnable closing) {
        this.registries = List.copyOf(registries);
        this.getting = getting;
        this.closing = closing;
    }

    private static URI address(Index index) {
        return URI.create("https://" + index.host());
    }

    private static Fetched paced(Fetcher fetcher, Pace pace, URI url)
            throws FetchException, InterruptedException {
        String host = String.valueOf(url.getHost());
        Duration rest = pace.turn(host, GAP);
        if (rest.isPositive()) {
            throw new FetchException(Message.of("source.resting", host, rest.toSeconds() + 1));
        }
        try {
            return fetcher.get(url, ANSWER);
        } catch (FetchException e) {
            pace.failed(host, e);
            throw e;
        }
    }

    /// What came of asking.
    ///
    /// @param proposal empty where nobody knows the document for sure
    /// @param why there is none; nothing otherwise
    public record Answer(Optional<Proposal> proposal, Message why) {}

    /// What leaves this machine when somebody asks: the DOI, else the title and the first author.
    public static String sent(Document document) {
        String doi = document.publication().doi();
        if (!doi.isEmpty()) {
            return doi;
        }
        return document.authors().isEmpty()
                ? document.title()
                : document.title() + ", " + document.authors().getFirst();
    }

    /// Asks about a document.
    ///
    /// @param library says what of it was corrected by hand
    /// @param egress where it is private nobody is asked
    public Answer ask(Library library, Document document, Egress egress)
            throws InterruptedException {
        if (egress == Egress.PRIVATE) {
            return nothing(Message.of("fetch.private", Index.CROSSREF.host()));
        }
        Message why = Message.of("fill.unknown", sent(document));
        for (Named named : registries) {
            try {
                Optional<Proposal> proposal = ask(named, library, document);
                if (proposal.isPresent()) {
                    return new Answer(proposal, Message.NONE);
                }
            } catch (FetchException e) {
                why = e.status() == GONE ? why : e.explanation();
            } catch (UnreadableException e) {
                why = e.explanation();
            }
        }
        return nothing(why);
    }

    private static Answer nothing(Message why) {
        return new Answer(Optional.empty(), why);
    }

    private Optional<Proposal> ask(Named named, Library library, Document document)
            throws FetchException, UnreadableException, InterruptedException {
        String doi = document.publication().doi();
        List<Lead> leads =
                doi.isEmpty()
                        ? named.registry()
                                .search(sent(document).replace(",", " "), CANDIDATES, getting::get)
                                .leads()
                        : named.registry().work(doi, getting::get).stream().toList();
        return leads.stream()
                .filter(lead -> Likeness.sameWork(document, lead, !doi.isEmpty()))
                .findFirst()
                .map(lead ->
                        Proposal.of(
                                document,
                                lead,
                                named.index().name().toLowerCase(Locale.ROOT),
                                library.edited(document.id())));
    }

    @Override
    public void close() {
        closing.run();
    }
}
