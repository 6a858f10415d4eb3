package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Note;
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
