package maestro.app.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.controller.MissionRequest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionEvent.Voice;
import maestro.agents.journal.ModelCall;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.agents.model.ChatReply;
import maestro.agents.model.Usage;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.SampleMission;
import maestro.app.ui.fixture.library.TitledLibrary;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.reasoning.step.AgentViewModel;
import maestro.app.ui.reasoning.step.Row;
import maestro.app.ui.reasoning.step.StepStatus;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;

class ReasoningViewModelTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;
    private final MemoryJournal journal = new MemoryJournal(() -> now);
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Frames frames = new Frames();
    private final ReasoningViewModel viewModel =
            new ReasoningViewModel(
                    missions,
                    new MissionFollower(journal, navigator, frames),
                    TitledLibrary.of(),
                    navigator,
                    frames,
                    Texts.of(ReasoningFeature.class, Locale.ENGLISH),
                    () -> now,
                    frames::onScreen);
    private final AgentViewModel research = viewModel.agent(AgentKind.RESEARCH);

    private String made() {
        String id = missions.create(MissionRequest.of("Why?"));
        navigator.openMission(id);
        frames.settle();
        return id;
    }

    private void say(String id, MissionEvent... events) {
        journal.append(id, List.of(events));
        frames.settle();
    }

    private static MissionEvent started(String step) {
        return new MissionEvent.StepStarted(step, AgentKind.RESEARCH, "Do " + step, "given");
    }

    private static MissionEvent said(String step, String text) {
        return new MissionEvent.Reasoned(step, AgentKind.RESEARCH, text);
    }

    private static MissionEvent finished(String step) {
        return new MissionEvent.StepFinished(
                step, AgentKind.RESEARCH, new Outcome.NotesTaken(List.of()), 40);
    }

    private List<String> copied() {
        return research.rows().stream().map(Row::copied).toList();
    }

    @Test
    void stepsSideBySideKeepTheirLinesTogether() {
        String id = made();
        say(id, started("a"), started("b"), said("a", "one"));
        say(id, said("b", "two"));
        say(id, said("a", "three"), finished("a"));
        assertThat(copied())
                .containsExactly(
                        "Do a", "  one", "  three", "  → Nothing new to note", "Do b", "  two");
        assertThat(research.indexOf("b")).isEqualTo(4);
        assertThat(viewModel.statusProperty(AgentKind.RESEARCH).get().doing())
                .containsExactly("Do b");
    }

    @Test
    void aStepThatBeginsAgainVoidsWhatItSaid() {
        String id = made();
        say(id, started("a"), said("a", "old"), started("b"));
        say(id, new MissionEvent.PhaseChanged(Phase.PAUSED, ""));
        assertThat(research.rows().getFirst())
                .isInstanceOfSatisfying(
                        Row.Head.class, h -> assertThat(h.status()).isEqualTo(StepStatus.BROKEN));
        say(id, started("a"), said("a", "new"));
        assertThat(copied()).containsExactly("Do b", "Do a", "  new");
    }

    @Test
    void aFailureIsSaid() {
        String id = made();
        say(
                id,
                started("a"),
                new MissionEvent.StepFailed("a", AgentKind.RESEARCH, "No reply. Resume later."));
        assertThat(research.rows().getLast())
                .isEqualTo(new Row.Result("a", "No reply. Resume later.", true));
    }

    @Test
    void anOpenStepShowsWhatItWasGivenAndWhatCameOfIt() {
        List<SampleMission.Timed> sample = SampleMission.events("m", false, false);
        sample.forEach(t -> journal.append("m", START.plusMillis(t.at()), List.of(t.event())));
        navigator.openMission("m");
        frames.settle();
        for (SampleMission.Timed timed : sample) {
            if (timed.event()
                            instanceof MissionEvent.StepStarted(var step, var by, var _, var input)
                    && !input.isEmpty()) {
                AgentViewModel agent = viewModel.agent(by);
                int before = agent.rows().size();
                agent.toggle(step);
                assertThat(agent.rows())
                        .as(step)
                        .filteredOn(r -> r instanceof Row.Detail && r.step().equals(step))
                        .hasSizeGreaterThan(3);
                agent.toggle(step);
                assertThat(agent.rows()).as(step).hasSize(before);
            }
        }
        research.toggle("round1/s1.q1/read");
        assertThat(copied()).anyMatch(line -> line.contains("The paper d"));
    }

    @Test
    void lookingElsewhereCountsWhatComes() {
        String id = made();
        say(id, started("a"));
        research.goElsewhere();
        say(id, said("a", "one"), said("a", "two"));
        assertThat(research.unseenProperty().get()).isEqualTo(2);
        research.followEnd();
        assertThat(research.unseenProperty().get()).isZero();
    }

    @Test
    void oldLinesAreLetGoAndComeBackFromTheJournal() {
        String id = made();
        List<MissionEvent> events = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            events.add(started("s" + step));
            for (int line = 0; line < 500; line++) {
                events.add(said("s" + step, step + "/" + line));
            }
            events.add(finished("s" + step));
        }
        say(id, events.toArray(MissionEvent[]::new));
        assertThat(research.rows()).hasSizeLessThan(AgentViewModel.LINES + 3 * 20);
        assertThat(copied()).doesNotContain("  0/7").contains("  19/499");
        research.toggle("s0");
        assertThat(copied()).contains("  0/0", "  0/7", "  0/499");
    }

    @Test
    void oneLongStepIsBoundedToo() {
        String id = made();
        say(id, started("a"));
        for (int batch = 0; batch < 30; batch++) {
            MissionEvent[] lines = new MissionEvent[500];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = said("a", batch + "/" + i);
            }
            say(id, lines);
        }
        assertThat(research.rows()).hasSizeLessThan(AgentViewModel.LINES + 3);
        assertThat(copied().getLast()).isEqualTo("  29/499");
    }

    @Test
    void aStepIsShownOnceTheStreamHasComeToIt() {
        String id = missions.create(MissionRequest.of("Why?"));
        viewModel.openStep(id, "a");
        navigator.openMission(id);
        frames.settle();
        assertThat(research.revealedProperty().get()).isEmpty();
        say(id, started("a"), said("a", "one"));
        assertThat(research.revealedProperty().get())
                .hasValueSatisfying(r -> assertThat(r.step()).isEqualTo("a"));
        assertThat(navigator.went()).endsWith("pane agent-research");
        assertThat(research.followingProperty().get()).isFalse();
    }

    @Test
    void rowsAreTheSameHoweverTheEventsCameInFrames() {
        List<MissionEvent> events =
                SampleMission.events("m1", false, false).stream()
                        .map(SampleMission.Timed::event)
                        .toList();
        journal.append("m1", events);
        navigator.openMission("m1");
        frames.settle();
        List<String> atOnce = copied();
        for (MissionEvent event : events) {
            say("m2", event);
        }
        navigator.openMission("m2");
        Random random = new Random(3);
        navigator.openMission("m3");
        for (int i = 0; i < events.size(); ) {
            int next = Math.min(events.size(), i + 1 + random.nextInt(5));
            say("m3", events.subList(i, next).toArray(MissionEvent[]::new));
            i = next;
        }
        assertThat(copied()).isEqualTo(atOnce).hasSizeGreaterThan(20);
    }

    @Test
    void aStepOfAMissionThatIsOnlyBeingReadIsShownWhenItsAgentHasHadItsTurn() {
        SampleMission.events("m", false, false)
                .forEach(t -> journal.append("m", START.plusMillis(t.at()), List.of(t.event())));
        viewModel.openStep("m", "round1/s1.q1/read");
        navigator.openMission("m");
        frames.settle();
        assertThat(research.revealedProperty().get())
                .hasValueSatisfying(r -> assertThat(r.step()).isEqualTo("round1/s1.q1/read"));
    }

    @Test
    void aDeletedMissionLeavesNothing() {
        String id = made();
        say(id, started("a"), said("a", "one"));
        navigator.closeMission();
        frames.settle();
        assertThat(research.rows()).isEmpty();
        assertThat(viewModel.statusProperty(AgentKind.RESEARCH).get().open()).isFalse();
    }

    /// A view of a list that nobody holds is collected, and who listened to it hears no more.
    @Test
    void rowsAreTheSameListForAllWhoListen() {
        assertThat(research.rows()).isSameAs(research.rows());
    }

    private static MissionEvent streamed(String call, Voice voice, String piece) {
        return new MissionEvent.Streamed("a", AgentKind.RESEARCH, call, voice, piece);
    }

    private static MissionEvent replied(String call, String reasoning, String text, double cost) {
        return new MissionEvent.ModelReplied(
                "a",
                AgentKind.RESEARCH,
                new ModelCall(
                        call,
                        "qwen3:8b",
                        "",
                        new ChatReply(text, reasoning, new Usage(1_204, 386), ChatReply.End.STOP),
                        cost,
                        12_000));
    }

    @Test
    void aModelIsReadWhileItThinksAndAnswers() {
        String id = made();
        say(id, started("a"));
        say(id, streamed("ask", Voice.REASONING, "Let me th"));
        say(id, streamed("ask", Voice.REASONING, "ink.\nFirst"));
        say(id, streamed("ask", Voice.TEXT, "Trees co"), streamed("ask", Voice.TEXT, "ol."));
        assertThat(copied())
                .containsExactly(
                        "Do a",
                        "  Thinking · 4 words",
                        "  Let me think.",
                        "  First",
                        "  Trees cool.");
        assertThat(research.rows().get(2))
                .isEqualTo(new Row.Said("a", Voice.REASONING, "Let me think."));
        assertThat(research.rows().get(4)).isEqualTo(new Row.Said("a", Voice.TEXT, "Trees cool."));
        research.toggleThinking();
        assertThat(copied()).containsExactly("Do a", "  Thinking · 4 words", "  Trees cool.");
        say(id, replied("ask", "Let me think.\nFirst", "Trees cool.", 0.02));
        assertThat(copied())
                .containsExactly(
                        "Do a", "  qwen3:8b · 1,204 tokens read, 386 written · 12 s · cost 0.02");
    }

    @Test
    void piecesOfAnAttemptThatFailedAreVoid() {
        String id = made();
        say(id, started("a"), streamed("ask", Voice.TEXT, "Half an ans"));
        say(id, streamed("ask (2)", Voice.TEXT, "A whole"));
        assertThat(copied()).containsExactly("Do a", "  A whole");
        say(id, replied("ask", "", "A whole answer", 0));
        assertThat(copied().getLast()).contains("386 written").doesNotContain("cost");
        say(id, streamed("ask", Voice.TEXT, "More"), finished("a"));
        assertThat(copied()).noneMatch(row -> row.contains("More"));
    }

    @Test
    void whyAModelIsAskedAgainStandsInThePlaceOfWhatItBegan() {
        String id = made();
        say(id, started("a"), streamed("ask", Voice.TEXT, "Half an ans"));
        say(id, new MissionEvent.Reasoned("a", AgentKind.RESEARCH, "Trying again in 9 s."));
        assertThat(copied()).containsExactly("Do a", "  Trying again in 9 s.");
        say(id, streamed("ask (2)", Voice.TEXT, "A whole"));
        assertThat(copied()).containsExactly("Do a", "  Trying again in 9 s.", "  A whole");
    }

    @Test
    void anOpenStepShowsWhatItsModelsThoughtAndAnsweredWhole() {
        String id = made();
        say(id, started("a"), streamed("ask", Voice.TEXT, "{}"));
        say(id, replied("ask", "Two\n\nthoughts", "{\"a\": 1}", 0), finished("a"));
        research.toggle("a");
        frames.settle();
        assertThat(copied())
                .containsSubsequence(
                        "  qwen3:8b · 1,204 tokens read, 386 written · 12 s",
                        "  Thought",
                        "  Two",
                        "  thoughts",
                        "  Answered",
                        "  {\"a\": 1}",
                        "  Result");
    }

    @Test
    void piecesOfWordsAreNoNewsForWhoLooksElsewhere() {
        String id = made();
        say(id, started("a"));
        research.goElsewhere();
        for (int i = 0; i < 50; i++) {
            say(id, streamed("ask", Voice.TEXT, "x "));
        }
        assertThat(research.unseenProperty().get()).isZero();
        say(id, replied("ask", "", "x", 0));
        assertThat(research.unseenProperty().get()).isEqualTo(1);
    }

    @Test
    void theControllerCountsWhatModelsTook() {
        String id = made();
        say(id, started("a"), replied("ask", "", "x", 0.5), replied("again", "", "x", 0.25));
        say(id, finished("a"));
        assertThat(viewModel.statusProperty(AgentKind.CONTROLLER).get().counts())
                .endsWith("· 2 calls · 3,180 tokens · cost 0.75");
    }

    @Test
    void whatTheUserSaysStandsInThePanesOfThoseWhoHearIt() {
        String id = made();
        viewModel.steer().say(AgentKind.RESEARCH, "More on mites", () -> {});
        frames.settle();
        assertThat(missions.calls()).contains("steer " + id + " RESEARCH More on mites");
        assertThat(copied()).contains("You said: More on mites");
        assertThat(viewModel.agent(AgentKind.WRITING).rows()).isEmpty();
        say(id, new MissionEvent.Steered(AgentKind.CONTROLLER, "Be brief"));
        assertThat(viewModel.agent(AgentKind.WRITING).rows())
                .extracting(Row::copied)
                .containsExactly("You said: Be brief");
    }

    @Test
    void withoutAModelOnlyResearchHearsAndOnlyUntilItIsOver() {
        String id = made();
        SteerViewModel steer = viewModel.steer();
        assertThat(steer.earProperty(AgentKind.RESEARCH).get())
                .isEqualTo(SteerViewModel.Ear.QUESTION);
        assertThat(steer.earProperty(AgentKind.WRITING).get()).isEqualTo(SteerViewModel.Ear.DEAF);
        say(id, new MissionEvent.PhaseChanged(Phase.WRITING, ""));
        say(id, new MissionEvent.PhaseChanged(Phase.PAUSED, ""));
        assertThat(steer.earProperty(AgentKind.RESEARCH).get()).isEqualTo(SteerViewModel.Ear.OVER);
        say(id, new MissionEvent.PhaseChanged(Phase.FINISHED, ""));
        assertThat(steer.earProperty(AgentKind.RESEARCH).get())
                .isEqualTo(SteerViewModel.Ear.NOBODY);
    }

    @Test
    void aMessageThatIsNotTakenSaysWhy() {
        made();
        missions.failNext(new IllegalArgumentException("Too late."));
        AtomicBoolean kept = new AtomicBoolean();
        viewModel.steer().say(AgentKind.RESEARCH, "More", () -> kept.set(true));
        frames.settle();
        assertThat(kept).isFalse();
        assertThat(viewModel.steer().problemProperty(AgentKind.RESEARCH).get())
                .contains("Too late.");
        assertThat(viewModel.steer().problemProperty(AgentKind.WRITING).get()).isEmpty();
    }
}
