package maestro.agents.source.online;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Mission;
import maestro.agents.mission.PluggedSource;
import maestro.agents.plugin.Query;
import maestro.agents.plugin.Work;
import maestro.agents.plugin.host.PluginException;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.source.Outside.Found;
import maestro.rag.bibliography.Identifiers;
import maestro.rag.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks plug-ins. What they give as a file or a text is kept on the shelf until its turn comes to
/// be a document, so that the journal holds its name alone.
final class Plugged {
    private static final Logger LOG = LoggerFactory.getLogger(Plugged.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /// Of one work, in bytes. An answer may hold as much again of others.
    private static final int LARGEST = 40 << 20;

    private static final int LARGEST_ANSWER = 80 << 20;
    private static final int LONGEST_FIELD = 20_000;
    private static final int LONGEST_TEXT = 4_000_000;
    private static final int MOST_AUTHORS = 100;

    private final PluginHost plugins;
    private final Shelf shelf;
    private final Pace pace;

    Plugged(PluginHost plugins, Shelf shelf, Pace pace) {
        this.plugins = plugins;
        this.shelf = shelf;
        this.pace = pace;
    }

    Found search(Mission mission, PluggedSource plugin, Query query) throws InterruptedException {
        Optional<PluginHost.Info> there =
                plugins.sources().stream().filter(i -> i.id().equals(plugin.id())).findFirst();
        boolean local = there.isPresent() && there.get().local();
        if (mission.egress() == Egress.PRIVATE && !(local && plugin.local()) && there.isPresent()) {
            return Found.failed(Message.of("plugin.private", plugin.name()));
        }
        String host = Given.SCHEME + plugin.id();
        Duration rest = pace.turn(host, local ? Duration.ZERO : BETWEEN);
        if (rest.isPositive()) {
            return Found.failed(Message.of("plugin.resting", plugin.name(), rest.toSeconds() + 1));
        }
        try {
            List<Lead> leads = new ArrayList<>();
            long room = LARGEST_ANSWER;
            for (Work work : plugins.search(plugin.id(), query)) {
                Given whole = given(work);
                Given given = whole.bytes().length > room ? Given.NOTHING : whole;
                room -= given.bytes().length;
                leads.add(lead(plugin.id(), work, given));
            }
            return new Found(leads, List.of(), Message.NONE);
        } catch (PluginException e) {
            LOG.warn("The source {} did not answer", plugin.id(), e);
            pace.rest(host);
            return Found.failed(e.explanation());
        }
    }

    /// The file that a lead leads to; empty where it is no longer kept.
    Optional<SavedPage> given(Lead lead) {
        String ending = lead.file().substring(lead.file().lastIndexOf('.'));
        String title = lead.title().isEmpty() ? "file" : lead.title();
        return shelf.given(lead.file())
                .map(bytes -> new SavedPage(SavedPage.name(title, ending), bytes));
    }

    private static Given given(Work work) {
        if (work.file().length > 0
                && work.file().length <= LARGEST
                && work.ending().matches("[A-Za-z0-9]{1,5}")) {
            return new Given(work.file(), work.ending().toLowerCase(Locale.ROOT));
        }
        String text = work.text();
        return text.isBlank() || text.length() > LONGEST_TEXT
                ? Given.NOTHING
                : new Given(
                        SavedPage.text(
                                cut(work.title()),
                                authors(work),
                                work.year(),
                                cut(work.doi()),
                                text),
                        "html");
    }

    private Lead lead(String id, Work work, Given given) {
        String title = cut(work.title());
        String summary = cut(work.summary());
        String url = work.url().matches("(?i)https?://\\S{1,2000}") ? work.url() : "";
        String doi = Identifiers.doi(cut(work.doi())).orElse("");
        String file = given.isNothing() ? "" : shelf.give(id, given);
        if (url.isEmpty() && doi.isEmpty() && file.isEmpty() && !summary.isBlank()) {
            // leads are told apart by where they lead
            url = Given.address(id, (title + "\n" + summary).getBytes(StandardCharsets.UTF_8), "");
        }
        return new Lead(
                title,
                url,
                file,
                doi,
                authors(work),
                work.year() < 0 || work.year() > 9999 ? 0 : work.year(),
                cut(work.venue()),
                summary,
                List.of());
    }

    private static List<String> authors(Work work) {
        return work.authors().stream().limit(MOST_AUTHORS).map(Plugged::cut).toList();
    }

    /// A plug-in may give texts of any length, and looking through them takes time.
    private static String cut(String text) {
        return text.length() > LONGEST_FIELD ? text.substring(0, LONGEST_FIELD) : text;
    }
}
