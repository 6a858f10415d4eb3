package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.controller.estimate.Estimator;
import maestro.agents.controller.step.Conversations;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.journal.StepRecord;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.CustomAgent.Place;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sources;
import maestro.agents.mission.Support;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;
import maestro.agents.model.ServerAddress;
import maestro.agents.replay.Playback;
import maestro.agents.role.prompted.Prompts;
import maestro.rag.message.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomAgentsTest {
    private static final Pattern NOTE = Pattern.compile("(?m)^ {2}(s[\\w.]+): (.+)$");
    private static final Pattern SECTION = Pattern.compile("(?m)^(s[\\d.]+) (?=\\S)");
    private static final Pattern PASSAGE = Pattern.compile("\\[(P\\d+)] from \"[^\"]*\"\\n(.+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Bees bees;

    @BeforeAll
    static void open() {
        bees = new Bees(home);
    }

    @AfterAll
    static void close() {
        bees.close();
    }

    private static CustomAgent agent(String name, Place place) {
        return new CustomAgent(name, "Mind the {{years}}.", null, place);
    }

    private static MissionRequest request(ModelProfile profile, int calls, CustomAgent... agents) {
        return new MissionRequest(
                "Bees",
                List.of("Why are honey bee colonies lost in winter?"),
                "bees",
                Language.ENGLISH,
                new Limits(2, Duration.ofMinutes(5), 400, 3, calls, 0, 0),
                false,
                profile,
                Egress.PRIVATE,
                Sources.LIBRARY,
                Brief.NONE,
                List.of(agents));
    }

    private static MissionRequest request(CustomAgent... agents) {
        return request(ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "scripted"), 0, agents);
    }

    private static MissionState run(ScriptedModel model, MissionRequest request)
            throws InterruptedException {
        try (LocalMissions missions = KilledModelProgram.missions(bees, model)) {
            String id = missions.create(request);
            missions.start(id);
            missions.await(id);
            return missions.state(id).orElseThrow();
        }
    }

    private static Report report(MissionState state) {
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        Report report = state.report().orElseThrow();
        report.sentences()
                .forEach(s -> assertThat(s.support()).isNotNull().matches(Support::supported));
        return report;
    }

    private static Outcome.Advised advised(MissionState state, String key) {
        StepRecord step = state.step(key).orElseThrow(() -> new AssertionError(state.steps()));
        assertThat(step.agent()).isEqualTo(AgentKind.CUSTOM);
        return (Outcome.Advised) java.util.Objects.requireNonNull(step.outcome());
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void whatItSaysAfterResearchReachesTheOthersAndAsksForAnotherRound()
            throws InterruptedException {
        List<String> written = new CopyOnWriteArrayList<>();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    String asked = request.messages().get(1).text();
                    if (kind.equals("counsel")) {
                        assertThat(asked).contains("Mind the {{years}}.");
                    }
                    if (kind.equals("text")) {
                        written.add(asked);
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        MissionState state = run(model, request(agent("Years", Place.AFTER_RESEARCH)));
        report(state);
        Outcome.Advised first = advised(state, "round1/agent/Years");
        assertThat(first.skipped()).isEmpty();
        assertThat(first.remarks()).extracting(Outcome.Remark::to).contains(AgentKind.WRITING);
        assertThat(written).isNotEmpty().allMatch(t -> t.contains("Years: Give each number"));
        assertThat(state.round()).isEqualTo(2);
        assertThat(state.plan().orElseThrow().stream().flatMap(s -> s.questions().stream()))
                .extracting(Question::text)
                .containsOnlyOnce("Since when is oxalic acid used against mites?");
        assertThat(advised(state, "round2/agent/Years").questions()).isEmpty();
    }

    @Test
    void aNoteItDropsIsCitedNowhereAndOneOfItsOwnRestsOnWordsOfAPassage()
            throws InterruptedException {
        Set<String> dropped = ConcurrentHashMap.newKeySet();
        List<String> quoted = new CopyOnWriteArrayList<>();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    String asked = request.messages().get(1).text();
                    if (!kind.equals("counsel")) {
                        return ScriptedModel.faithful(kind, request);
                    }
                    String note = first(NOTE, asked);
                    dropped.add(note);
                    Matcher passage = PASSAGE.matcher(asked);
                    assertThat(passage.find()).isTrue();
                    String sentence =
                            passage.group(2).replaceAll("^[^.]*?([A-Z][^.]+[.]).*", "$1").strip();
                    quoted.add(sentence);
                    return """
                    {"remarks":[],"questions":[{"section":"s99","question":"Who?","reason":""}],"drop":[
                    {"note":"%s","reason":"beside the point"},{"note":"s7.n9","reason":"unknown"}],"findings":[
                    {"section":"%s","passage":"%s","finding":"Somebody has counted zebras thoroughly.","quote":"%s"},
                    {"section":"s1","passage":"P1","finding":"Napoleon kept bees.","quote":"Napoleon kept bees in 1812 at home."}]}
                    """
                            .formatted(note, first(SECTION, asked), passage.group(1), sentence);
                });
        MissionState state = run(model, request(agent("Critic", Place.BEFORE_WRITING)));
        Report report = report(state);
        Outcome.Advised advised = advised(state, "notes/agent/Critic");
        assertThat(advised.dropped()).extracting(Outcome.Dropped::noteId).containsAll(dropped);
        assertThat(advised.questions()).isEmpty();
        assertThat(advised.notes()).hasSize(1);
        Note own = advised.notes().getFirst();
        assertThat(own.quotes().getFirst().text()).isEqualTo(quoted.getFirst());
        assertThat(state.note(own.id())).contains(own);
        Set<String> cited = new HashSet<>();
        report.sentences().flatMap(s -> s.citations().stream()).forEach(c -> cited.add(c.noteId()));
        assertThat(cited).isNotEmpty().doesNotContainAnyElementsOf(dropped);
        assertThat(report.sentences()).noneMatch(s -> s.text().contains("Napoleon"));
        assertThat(Playback.of(bees.journal, state.mission().id()).damage()).isEmpty();
    }

    @Test
    void aSentenceThatItDoubtsGoesToTheWriterAgain() throws InterruptedException {
        MissionState state =
                run(ScriptedModel.faithful(), request(agent("Numbers", Place.AFTER_WRITING)));
        report(state);
        Outcome.Complaint complaint =
                advised(state, "drafts/agent/Numbers").complaints().getFirst();
        assertThat(complaint.text()).startsWith("Numbers: ").endsWith("Which year?");
        assertThat(state.step("revise/" + complaint.sectionId()).orElseThrow().input())
                .contains("Which year?");
    }

    @Test
    void oneThatAnswersNonsenseOrIsUnknownToItsServerIsPassedOver() throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel((kind, request) ->
                        switch (kind) {
                            case "counsel" -> "I'd rather not { ";
                            case "examination" ->
                                    throw new ModelException(
                                            ModelException.Kind.UNKNOWN_MODEL,
                                            Message.of("model.unknown", "ghost"),
                                            null);
                            default -> ScriptedModel.faithful(kind, request);
                        });
        MissionState state =
                run(
                        model,
                        request(
                                agent("One", Place.AFTER_RESEARCH),
                                agent("Two", Place.AFTER_WRITING)));
        report(state);
        assertThat(advised(state, "round1/agent/One").skipped()).contains("One");
        assertThat(advised(state, "drafts/agent/Two").skipped()).contains("ghost");
        assertThat(model.answered.stream().filter("counsel"::equals).count()).isEqualTo(3);
        assertThat(reasoning(state)).contains("asked for again");
    }

    @Test
    void withoutAModelItIsPassedOverAndTheMissionSaysSo() throws InterruptedException {
        MissionRequest bare = request(agent("Years", Place.BEFORE_WRITING));
        MissionRequest request =
                new MissionRequest(
                        bare.title(),
                        bare.questions(),
                        bare.collection(),
                        bare.language(),
                        bare.limits(),
                        false,
                        null,
                        Egress.PRIVATE,
                        Sources.LIBRARY,
                        Brief.NONE,
                        bare.agents());
        MissionState state = run(ScriptedModel.faithful(), request);
        assertThat(state.phase()).isEqualTo(Phase.FINISHED);
        assertThat(advised(state, "notes/agent/Years").skipped()).contains("language model");
        assertThat(reasoning(state)).contains("“Years” thinks with a language model");
    }

    @Test
    void itThinksWithAModelOfItsOwnWhereItHasOne() throws InterruptedException {
        MissionRequest request =
                request(new CustomAgent("Years", "Years.", "wise", Place.AFTER_RESEARCH));
        MissionState state = run(ScriptedModel.faithful(), request);
        report(state);
        Set<String> models = new HashSet<>();
        for (MissionEvent event : events(state)) {
            if (event instanceof MissionEvent.ModelReplied(String step, var _, var call)
                    && step.contains("/agent/")) {
                models.add(call.model());
            }
        }
        assertThat(models).containsExactly("wise");
        assertThat(state.mission().thinkers()).containsExactly("scripted", "wise");
    }

    @Test
    void limitsHoldWithIt() throws InterruptedException {
        MissionState state =
                run(
                        ScriptedModel.faithful(),
                        request(
                                ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "scripted"),
                                9,
                                agent("Years", Place.AFTER_RESEARCH),
                                agent("Numbers", Place.AFTER_WRITING)));
        report(state);
        assertThat(state.spent().calls()).isLessThanOrEqualTo(9);
        assertThat(advised(state, "drafts/agent/Numbers").skipped()).isNotEmpty();
    }

    @Test
    void cutOffAtItsCallItGoesOnThereAndNoOtherCallIsRepeated() throws InterruptedException {
        MissionRequest request = request(agent("Years", Place.AFTER_RESEARCH));
        Report whole = report(run(ScriptedModel.faithful(), request));
        AtomicInteger counsels = new AtomicInteger();
        List<String> asked = new CopyOnWriteArrayList<>();
        String id;
        try (LocalMissions missions =
                KilledModelProgram.missions(
                        bees,
                        new ScriptedModel((kind, made) -> {
                            asked.add(fingerprint(made));
                            if (kind.equals("counsel") && counsels.incrementAndGet() == 1) {
                                asked.removeLast();
                                throw new IllegalStateException(new InterruptedException());
                            }
                            return ScriptedModel.faithful(kind, made);
                        }))) {
            id = missions.create(request);
            missions.start(id);
            missions.await(id);
            assertThat(missions.state(id).orElseThrow().phase()).isEqualTo(Phase.PAUSED);
            missions.start(id);
            missions.await(id);
            Report report = report(missions.state(id).orElseThrow());
            assertThat(report.sections()).isEqualTo(whole.sections());
            assertThat(report.summary()).isEqualTo(whole.summary());
        }
        assertThat(asked).doesNotHaveDuplicates();
    }

    private static String fingerprint(ChatRequest request) {
        return Conversations.fingerprint("scripted", request);
    }

    @Test
    void twoOfOneNameAreRefusedAndTheEstimateCountsThem() {
        try (LocalMissions missions = KilledModelProgram.missions(bees, ScriptedModel.faithful())) {
            CustomAgent one = agent("Years", Place.AFTER_RESEARCH);
            MissionRequest twice = request(one, agent("years", Place.AFTER_WRITING));
            assertThatThrownBy(() -> missions.create(twice)).hasMessageContaining("years");
            Estimator estimator = new Estimator(bees.journal, Prompts.builtIn());
            Mission mission = missions.state(missions.create(request())).orElseThrow().mission();
            double without = estimator.of(request(), bees.source(mission), 0).calls().likely();
            double with = estimator.of(request(one), bees.source(mission), 0).calls().likely();
            assertThat(with).isEqualTo(without + 2);
        }
    }

    private static List<MissionEvent> events(MissionState state) {
        List<MissionEvent> events = new ArrayList<>();
        for (JournalEntry entry : bees.journal.read(state.mission().id(), 0, 100_000)) {
            events.add(entry.event());
        }
        return events;
    }

    private static String reasoning(MissionState state) {
        StringBuilder all = new StringBuilder();
        for (MissionEvent event : events(state)) {
            if (event instanceof MissionEvent.Reasoned said) {
                all.append(said.text()).append('\n');
            }
        }
        return all.toString();
    }
}
