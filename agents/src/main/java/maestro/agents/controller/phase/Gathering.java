package maestro.agents.controller.phase;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import maestro.agents.controller.step.Budget;
import maestro.agents.controller.step.StepFailedException;
import maestro.agents.controller.step.Steps;
import maestro.agents.controller.step.Task;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.PluggedSource;
import maestro.agents.plugin.Query;
import maestro.agents.source.Leads;
import maestro.agents.source.Outside;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks beyond the library before questions are researched there: asks the mission's indexes, and
/// brings the best of what they name into the library. Each search and each page is a step of its
/// own.
///
/// What all questions brought in becomes visible to the roles at once, after the last of them, so
/// that what a question finds doesn't depend on which of them was quicker.
public final class Gathering {
    public static final int MOST_QUESTIONS = 8;
    public static final int LEADS_FOR_A_QUESTION = 4;
    public static final int MOST_FETCHED = 48;
    static final int MOST_LEADS_OF_A_PLUGIN = 10;
    private static final int AT_ONCE = 6;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_QUESTION = 300;
    private static final String FETCH = "fetch/";
    private static final String SEEK = "/seek/";
    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final Team team;
    private final Steps steps;
    private final Words words;
    private final Budget budget;
    private final Set<String> known = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private int fetched;

    Gathering(Team team, Budget budget) {
        this.team = team;
        this.steps = team.steps();
        this.words = team.words();
        this.budget = budget;
    }

    /// @param id the same in every run
    record Wanted(String id, String question) {}

    /// Whether a step is one of these.
    public static boolean owns(String key) {
        return key.startsWith(FETCH) || key.contains(SEEK);
    }

    /// @param stage "plan", "round2"; the same in every run
    void gather(String stage, Phase phase, List<Wanted> questions)
            throws InterruptedException, StepFailedException {
        List<Place> places = places();
        if (places.isEmpty()) {
            return;
        }
        List<Wanted> now =
                questions.stream()
                        .filter(wanted -> asked.add(wanted.question().strip()))
                        .limit(MOST_QUESTIONS)
                        .toList();
        Map<String, String> english = inEnglish(stage, phase, now);
        List<Callable<List<Lead>>> searches = new ArrayList<>();
        for (Wanted wanted : now) {
            for (Place place : places) {
                String said = said(place, wanted, english.getOrDefault(wanted.id(), ""));
                searches.add(() -> search(stage, phase, wanted, place, said));
            }
        }
        List<List<Lead>> found = Parallel.run(name("seek"), AT_ONCE, searches);
        List<Callable<Set<String>>> fetches = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            List<List<Lead>> lists = found.subList(i * places.size(), (i + 1) * places.size());
            for (Lead lead : chosen(lists)) {
                fetches.add(() -> fetch(phase, lead));
            }
        }
        Set<String> documents = new LinkedHashSet<>();
        Parallel.run(name("fetch"), AT_ONCE, fetches).forEach(documents::addAll);
        steps.include(documents);
    }

    /// Somewhere to look.
    ///
    /// @param tag the same in every run
    /// @param name for people
    /// @param index null for a plug-in
    private record Place(String tag, String name, @Nullable Index index, Asking asking) {

        /// A plug-in's name; empty for an index.
        String plugin() {
            return index == null ? name : "";
        }
    }

    private interface Asking {
        /// @param said the words that are looked for
        Outside.Found ask(String said, Wanted wanted) throws InterruptedException;
    }

    private List<Place> places() {
        Mission mission = team.mission();
        Outside outside = team.outside();
        List<Place> places = new ArrayList<>();
        for (Index index : mission.sources().indexes()) {
            String name = index == Index.WEB ? words.text("index.web") : index.title();
            Asking asking = (said, _) -> outside.search(mission, index, said);
            places.add(new Place(index.tag(), name, index, asking));
        }
        for (PluggedSource plugin : mission.sources().plugins()) {
            Asking asking =
                    (said, wanted) ->
                            outside.search(
                                    mission,
                                    plugin,
                                    new Query(
                                            said,
                                            wanted.question(),
                                            mission.language().tag(),
                                            MOST_LEADS_OF_A_PLUGIN));
            places.add(new Place(plugin.id(), plugin.name(), null, asking));
        }
        return places;
    }

    /// Words in English for questions that are not, by id, where a model can tell them and an index
    /// is asked that holds little else.
    private Map<String, String> inEnglish(String stage, Phase phase, List<Wanted> questions)
            throws InterruptedException, StepFailedException {
        Map<String, String> english = new HashMap<>();
        boolean asks = team.mission().sources().indexes().stream().anyMatch(Index::english);
        if (!asks || team.mission().profile() == null) {
            return english;
        }
        for (Wanted wanted : questions) {
            // no plug-in's id has a capital letter
            String key = stage + "/" + wanted.id() + SEEK + "in-English";
            boolean begun = steps.finished(key) || budget.mayGoOn();
            if (foreign(wanted) && begun) {
                english.put(wanted.id(), inEnglish(key, phase, wanted));
            }
        }
        return english;
    }

    private String inEnglish(String key, Phase phase, Wanted wanted)
            throws InterruptedException, StepFailedException {
        Task task =
                new Task(
                        phase,
                        key,
                        AgentKind.RESEARCH,
                        words.text("step.english", wanted.question()),
                        wanted.question());
        return steps.run(
                        task,
                        Outcome.Worded.class,
                        step -> {
                            String said =
                                    team.roles()
                                            .researcher()
                                            .inEnglish(wanted.question(), step)
                                            .orElse("");
                            if (!said.isEmpty()) {
                                step.reason(words.text("seek.english", said));
                            }
                            return new Outcome.Worded(wanted.question(), said);
                        })
                .words();
    }

    private static boolean isEnglish(@Nullable Index index) {
        return index != null && index.english();
    }

    private static boolean foreign(Wanted wanted) {
        return Language.of(wanted.question()) != Language.ENGLISH;
    }

    /// @param english the question in English; empty where nobody knows it
    private static String said(Place place, Wanted wanted, String english) {
        boolean instead = isEnglish(place.index()) && !english.isEmpty();
        return words(place.index(), instead ? english : wanted.question());
    }

    private String name(String what) {
        return team.mission().id() + "-" + what;
    }

    /// The best that were not chosen for an earlier question.
    private List<Lead> chosen(List<List<Lead>> lists) {
        List<Lead> chosen = new ArrayList<>();
        for (Lead lead : Leads.merged(lists)) {
            Set<String> keys = Leads.keys(lead);
            boolean room = chosen.size() < LEADS_FOR_A_QUESTION && fetched < MOST_FETCHED;
            if (room && keys.stream().noneMatch(known::contains)) {
                known.addAll(keys);
                chosen.add(lead);
                fetched++;
            }
        }
        return chosen;
    }

    private List<Lead> search(String stage, Phase phase, Wanted wanted, Place place, String said)
            throws InterruptedException, StepFailedException {
        String key = stage + "/" + wanted.id() + SEEK + place.tag();
        if (!steps.finished(key) && !budget.mayGoOn()) {
            return List.of();
        }
        String name = place.name();
        Task task =
                new Task(
                        phase,
                        key,
                        AgentKind.RESEARCH,
                        words.text("step.seek", name, wanted.question()),
                        words.text("step.seek.input", name, said));
        return steps.run(
                        task,
                        Outcome.Sought.class,
                        step -> {
                            step.reason(words.text("seek.asking", name, said));
                            if (isEnglish(place.index()) && Language.of(said) != Language.ENGLISH) {
                                step.reason(words.text("seek.foreign", name));
                            }
                            Outcome.Sought sought = sought(place, said, wanted);
                            step.reason(
                                    sought.problem().isEmpty()
                                            ? words.text("seek.found", name, sought.leads().size())
                                            : words.text("seek.problem", name, sought.problem()));
                            if (!sought.unresponsive().isEmpty()) {
                                step.reason(
                                        words.text(
                                                "seek.silent",
                                                String.join("; ", sought.unresponsive())));
                            }
                            return sought;
                        })
                .leads();
    }

    private Outcome.Sought sought(Place place, String said, Wanted wanted)
            throws InterruptedException {
        try {
            Outside.Found found = place.asking().ask(said, wanted);
            return new Outcome.Sought(
                    place.index(),
                    place.plugin(),
                    said,
                    found.leads(),
                    found.unresponsive(),
                    found.problem().text(words.locale()));
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            // a source never ends a mission
            LOG.warn("Searching {} failed", place.tag(), e);
            return new Outcome.Sought(
                    place.index(), place.plugin(), said, List.of(), List.of(), words.within(e));
        }
    }

    private Set<String> fetch(Phase phase, Lead lead)
            throws InterruptedException, StepFailedException {
        String key = key(lead);
        if (!steps.finished(key) && !budget.mayGoOn()) {
            return Set.of();
        }
        String title = lead.title().isEmpty() ? lead.url() : lead.title();
        boolean given = lead.file().isEmpty() || lead.file().startsWith("plugin:");
        String where = given ? lead.url() : lead.file();
        Task task =
                new Task(
                        phase,
                        key,
                        AgentKind.RESEARCH,
                        words.text("step.fetch", title),
                        where.isEmpty() ? lead.doi() : FetchedFrom.place(where));
        Outcome.Fetched done =
                steps.run(
                        task,
                        Outcome.Fetched.class,
                        step -> {
                            Outcome.Fetched fetched = fetched(lead);
                            step.reason(said(fetched));
                            return fetched;
                        });
        String id = done.documentId();
        return id == null ? Set.of() : Set.of(id);
    }

    private String said(Outcome.Fetched fetched) {
        if (fetched.documentId() == null) {
            return words.text("fetch.problem", fetched.problem());
        }
        return fetched.summary()
                ? words.text("fetch.summary", fetched.problem()).strip()
                : words.text("fetch.saved", FetchedFrom.place(fetched.url()));
    }

    private Outcome.Fetched fetched(Lead lead) throws InterruptedException {
        try {
            Outside.Brought brought = team.outside().bring(team.mission(), lead);
            return new Outcome.Fetched(
                    lead,
                    brought.documentId(),
                    brought.url(),
                    brought.at(),
                    brought.summary(),
                    brought.problem().text(words.locale()));
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("Fetching {} failed", lead.url(), e);
            return new Outcome.Fetched(
                    lead, null, lead.url(), Instant.now(), false, words.within(e));
        }
    }

    /// The same for the same work in every run.
    private static String key(Lead lead) {
        String first = Leads.keys(lead).iterator().next();
        return FETCH + UUID.nameUUIDFromBytes(first.getBytes(StandardCharsets.UTF_8));
    }

    /// Search engines understand questions; indexes look for every word.
    private static String words(@Nullable Index index, String question) {
        String line = question.replaceAll("\\s+", " ").strip();
        String cut = line.substring(0, Math.min(line.length(), LONGEST_QUESTION));
        if (index == Index.WEB) {
            return cut;
        }
        String telling =
                maestro.agents.role.evidence.text.Words.of(cut).stream()
                        .filter(word -> !word.stop())
                        .map(word -> word.form().toLowerCase(Locale.ROOT))
                        .distinct()
                        .limit(MOST_WORDS)
                        .collect(Collectors.joining(" "));
        return telling.isEmpty() ? cut : telling;
    }
}
