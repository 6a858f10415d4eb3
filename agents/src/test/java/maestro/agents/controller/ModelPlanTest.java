package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Note;
import maestro.agents.mission.Section;
import maestro.agents.model.ChatRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a model is told before there is a plan, and what it decides of the rounds after it.
@Timeout(120)
class ModelPlanTest extends ModelMissionFixture {
    @Test
    void thePlannerReadsTheUsersOwnWordsWhereTheyWereTakenApart() throws InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    if (kind.equals("outline")) {
                        asked.add(request.messages().get(1).text());
                    }
                    return ScriptedModel.faithful(kind, request);
                });
        String question = "Why are honey bee colonies lost, and which mites harm them?";
        MissionState state = run(model, request(question, 0, 0, 0, ChatRequest.Thinking.OFF));
        assertThat(report(state).sections()).hasSizeGreaterThan(1);
        assertThat(asked.getFirst())
                .containsSubsequence(
                        question,
                        "1. Why are honey bee colonies lost?",
                        "2. Which mites harm honey bee colonies?");
    }

    @Test
    void thereIsEnoughOnlyWhereTheModelThinksSoTooAndNoSectionLosesAllOfItsNotes()
            throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel((kind, request) ->
                        kind.equals("verdict")
                                ? verdict(request.messages().get(1).text())
                                : ScriptedModel.faithful(kind, request));
        MissionState state = run(model, request(0, 0, 0));
        assertThat(state.reviews()).hasSize(2);
        assertThat(state.reviews().getFirst().score()).isEqualTo(0.6);
        assertThat(state.step("round1/review").orElseThrow().reasoning())
                .noneMatch(line -> line.contains("enough to write"))
                .anyMatch(line -> line.startsWith("The model puts coverage at 0.60"));
        List<String> redundant = state.reviews().getLast().redundantNotes();
        assertThat(redundant).isNotEmpty();
        state.notes().stream()
                .collect(Collectors.groupingBy(Note::sectionId))
                .values()
                .forEach(notes ->
                        assertThat(notes).anyMatch(note -> !redundant.contains(note.id())));
        report(state);
    }

    @Test
    void theModelAddsAPartToTheOutlineAndTakesOutWhatNothingWasFoundFor()
            throws InterruptedException {
        ScriptedModel model =
                new ScriptedModel((kind, request) ->
                        switch (kind) {
                            case "outline" ->
                                    ScriptedModel.faithful(kind, request)
                                            .replace(
                                                    "Which harm do pesticides",
                                                    "Which harm do wasps");
                            case "notes" -> notes(kind, request);
                            case "verdict" ->
                                    """
                                    {"score":0.6,"gaps":[],"parts":[{"section":"s1","title":"Flower strips",
                                    "question":"What do flower strips along fields do?","reason":"They feed bees."}],
                                    "remove":[{"section":"s1.2","reason":"No document knows wasps."}],
                                    "unread":["U1"],"redundant":[],"complaints":[]}
                                    """;
                            default -> ScriptedModel.faithful(kind, request);
                        });
        MissionState state = run(model, request(0, 0, 0));
        assertThat(state.plan().orElseThrow().stream().map(Section::title))
                .contains("Flower strips")
                .doesNotContain("Pesticides");
        assertThat(state.step("round2/plan").orElseThrow().reasoning())
                .anyMatch(line -> line.contains("They feed bees."))
                .anyMatch(line -> line.contains("No document knows wasps."));
        assertThat(report(state).sections())
                .anyMatch(section -> section.heading().equals("Flower strips"))
                .noneMatch(section -> section.heading().equals("Pesticides"));
        everySentenceIsFounded(report(state));
    }

    /// None on wasps, and one on flower strips.
    private static String notes(String kind, ChatRequest request) {
        String asked = request.messages().get(1).text();
        Matcher strips =
                Pattern.compile("\\[(P\\d)] from [^\\[]*(A strip of six metres [^.]*\\.)")
                        .matcher(asked);
        if (asked.contains("do flower strips")) {
            return strips.find()
                    ? """
                    {"notes":[{"passage":"%s","score":9,"finding":"%s","quote":"%s","trust":8,"reason":"counted"}]}
                    """
                            .formatted(strips.group(1), strips.group(2), strips.group(2))
                    : "{\"notes\":[]}";
        }
        return asked.contains("harm do wasps")
                ? "{\"notes\":[]}"
                : ScriptedModel.faithful(kind, request);
    }

    /// Of a model that is not content, and finds every note redundant.
    private static String verdict(String asked) {
        String notes =
                Pattern.compile("(?m)^    (\\S+\\.n\\d+): ")
                        .matcher(asked)
                        .results()
                        .map(m -> "\"" + m.group(1) + "\"")
                        .collect(Collectors.joining(","));
        return """
        {"score":0.6,"gaps":[{"section":"s1","question":"Since when is oxalic acid used?","reason":"r"}],
        "redundant":[%s],"complaints":[]}
        """
                .formatted(notes);
    }
}
