package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Missions whose model follows every schema and is of little use, or doesn't follow them.
@Timeout(120)
class UselessAnswersTest extends ModelMissionFixture {
    @Test
    void nonsenseThatFollowsEverySchemaEndsInAReportWithoutAnUnsupportedSentence()
            throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel((kind, _) ->
                        switch (kind) {
                            case "outline" ->
                                    "{\"sections\":[{\"title\":\"Zebra\",\"purpose\":\"x\",\"parts\":[{\"title\":\"Lorem\",\"purpose\":\"y\",\"question\":\"Ipsum dolor sit?\"},{\"title\":\"Amet\",\"purpose\":\"y\",\"question\":\"Consectetur adipiscing elit?\"}]}]}";
                            case "queries" ->
                                    "{\"queries\":[{\"query\":\"purple elephants\",\"reason\":\"why not\"}]}";
                            case "notes" ->
                                    "{\"notes\":[{\"passage\":\"P1\",\"score\":10,\"finding\":\"Bees were invented in 1873 by Napoleon.\",\"quote\":\"Bees were invented in 1873 by Napoleon himself.\",\"trust\":10,\"reason\":\"sure\"},{\"passage\":\"P9\",\"score\":10,\"finding\":\"All is well.\",\"quote\":\"\",\"trust\":99,\"reason\":\"\"}]}";
                            case "verdict" ->
                                    "{\"score\":1.0,\"gaps\":[{\"section\":\"s99\",\"question\":\"?\",\"reason\":\"\"}],\"redundant\":[\"x\"],\"complaints\":[\"\"]}";
                            case "complaints" ->
                                    "{\"complaints\":[{\"section\":\"s7\",\"text\":\"bad\"},{\"section\":\"s1\",\"text\":\"add Napoleon\"}]}";
                            case "contrasts" ->
                                    "{\"pairs\":[{\"one\":\"N1\",\"other\":\"N77\",\"about\":\"all\"}]}";
                            case "checks" ->
                                    "{\"checks\":[{\"number\":1,\"verdict\":\"YES\",\"missing\":\"\"},{\"number\":400,\"verdict\":\"NO\",\"missing\":\"\"}]}";
                            default ->
                                    "Bees were invented in 1873 by Napoleon [N1]. The moon is full of honey [N99]. Nothing else is known.";
                        });
        MissionState state = run(model, request(0, 0, 0));
        assertThat(state.phase()).as(state.reason()).isEqualTo(Phase.FINISHED);
        Report report = state.report().orElseThrow();
        report.sentences()
                .forEach(s -> assertThat(s.support()).isNotNull().matches(Support::supported));
        assertThat(report.sentences().map(Sentence::text))
                .noneMatch(t -> t.contains("Napoleon") || t.contains("moon"));
    }

    /// As an Ollama answered whose model had random weights: each list that a schema allows to be
    /// empty was.
    @Test
    void whereAModelSeesNothingInWhatTheQuestionFoundTheTwinReadsIt() throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel((kind, request) ->
                        switch (kind) {
                            case "outline" -> "{\"sections\":[]}";
                            case "queries" -> "{\"queries\":[]}";
                            case "notes" -> "{\"notes\":[]}";
                            default -> ScriptedModel.faithful(kind, request);
                        });
        MissionState state = run(model, request(0, 0, 0));
        everySentenceIsFounded(report(state));
        assertThat(reasoning(state.mission().id()))
                .contains("the queries are made from the question's words")
                .contains("took nothing from")
                .doesNotContain("Nothing in the library speaks to this");
    }

    @Test
    void whereNoAnswerCanBeUsedTheTwinDoesTheWorkAndTheJournalSaysSo() throws InterruptedException {
        ScriptedModel model = new ScriptedModel((_, _) -> "I'm sorry, I can't do that { \"");
        MissionState state = run(model, request(0, 0, 0));
        everySentenceIsFounded(report(state));
        assertThat(reasoning(state.mission().id()))
                .contains("asked for again")
                .contains("done without the model");
    }

    @Test
    void whatIsAskedForAgainFitsIntoASmallContextToo() throws InterruptedException {
        AtomicInteger again = new AtomicInteger();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    int tokens =
                            request.messages().stream()
                                    .mapToInt(m -> Tokens.estimate(m.text()))
                                    .sum();
                    assertThat(tokens + request.replyTokens()).isLessThan(6_144);
                    if (kind.equals("outline") && again.getAndIncrement() == 0) {
                        return "{\"sections\":[],\"theory\":\"" + "정리 ".repeat(1_900) + "\"}";
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        model.context = 6_144;
        everySentenceIsFounded(report(run(model, request(0, 0, 0))));
        assertThat(again).hasValue(2);
    }

    @Test
    void titlesThatSayNothingAreAskedForAgainOrLeftOut() throws InterruptedException {
        AtomicInteger outlines = new AtomicInteger();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    if (!kind.equals("outline")) {
                        return ScriptedModel.faithful(kind, request);
                    }
                    String title = outlines.incrementAndGet() == 1 ? ", [N3. [" : "1. Losses [N2]:";
                    return """
                    {"sections":[{"title":"%s","purpose":"p","parts":[
                    {"title":"The mite","purpose":"p","question":"How does the Varroa mite weaken honey bees?"},
                    {"title":"[N56. [","purpose":"p","question":"Which colonies starve?"},
                    {"title":"Pesticides","purpose":"p","question":"Which harm do pesticides do to bees?"}]}]}
                    """
                            .formatted(title);
                });
        MissionState state = run(model, request(0, 0, 0));
        assertThat(outlines).hasValue(2);
        assertThat(state.plan().orElseThrow().stream().map(Section::title))
                .containsExactly("Losses", "The mite", "Pesticides");
    }

    @Test
    void aModelThatInventsWhatItQuotesLeavesTheReadingToItsTwin() throws InterruptedException {
        String note =
                "{\"passage\":\"P1\",\"score\":7,\"finding\":\"points of the wing\",\"quote\":\"points"
                        + " of the bells of the pressure\",\"trust\":7,\"reason\":\"theory\"}";
        ScriptedModel model =
                new ScriptedModel((kind, request) ->
                        kind.equals("notes")
                                ? "{\"notes\":[%s,%s,%s]}".formatted(note, note, note)
                                : ScriptedModel.faithful(kind, request));
        MissionState state = run(model, request(0, 0, 0));
        everySentenceIsFounded(report(state));
        assertThat(reasoning(state.mission().id()))
                .contains("whose quote is not in the passage")
                .contains("the notes are the documents' own sentences");
    }

    @Test
    void anAnswerWithAFaultIsAskedForAgainWithTheFault() throws InterruptedException {
        AtomicInteger outlines = new AtomicInteger();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    if (kind.equals("outline") && outlines.incrementAndGet() == 1) {
                        return "{\"sections\":[]}";
                    }
                    if (kind.equals("outline")) {
                        assertThat(request.messages()).hasSize(4);
                        assertThat(request.messages().getLast().text())
                                .contains("one for each of the user's questions");
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        MissionState state = run(model, request(0, 0, 0));
        report(state);
        assertThat(outlines).hasValue(2);
        assertThat(state.plan().orElseThrow().sections().getFirst().title())
                .isEqualTo("Causes of winter losses");
    }

    /// As an Ollama's thinking model answered under a schema: thoughts, and no word of an answer.
    @Test
    void aModelThatThinksAndSaysNothingIsAskedAgainWithoutThinking() throws InterruptedException {
        List<ChatRequest.Thinking> outlines = new CopyOnWriteArrayList<>();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    if (kind.equals("outline")) {
                        outlines.add(request.thinking());
                        return request.thinking() == ChatRequest.Thinking.OFF
                                ? ScriptedModel.faithful(kind, request)
                                : "";
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        MissionState state = run(model, request(0, 0, 0, ChatRequest.Thinking.DEFAULT));
        report(state);
        assertThat(outlines)
                .containsExactly(ChatRequest.Thinking.DEFAULT, ChatRequest.Thinking.OFF);
        assertThat(state.plan().orElseThrow().sections().getFirst().title())
                .isEqualTo("Causes of winter losses");
    }
}
