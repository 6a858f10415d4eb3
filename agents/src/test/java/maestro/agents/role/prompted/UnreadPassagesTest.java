package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.role.evidence.TextSource;
import maestro.rag.library.Document;
import org.junit.jupiter.api.Test;

class UnreadPassagesTest {
    private static final int READ_FOR_A_GAP = 8;

    private final TextSource source = new TextSource();
    private final Question losses = new Question("s1.q1", "Why losses?", Question.Origin.GAP);
    private final Question mites = new Question("s1.q2", "Which mites?", Question.Origin.GAP);
    private final Plan plan =
            new Plan(1, List.of(new Section("s1", "Bees", "", List.of(losses, mites), List.of())));

    private Search found(Question question, List<String> documents) {
        List<Search.Found> found = new ArrayList<>();
        documents.forEach(id -> found.add(new Search.Found(id, 0, found.size() + 1, 0)));
        return new Search(
                "s1", question.id(), 1, List.of(new Search.Query(question.text(), "", found)));
    }

    private List<String> documents(int number) {
        for (int i = 1; i <= number; i++) {
            source.add(
                    "Paper " + i, "Sentence number " + i + " speaks of bees and mites at length.");
        }
        return source.documents().stream().map(Document::id).toList();
    }

    @Test
    void whatComesAfterThePassagesThatAreReadIsShownAndCanBeChosen() {
        List<String> ids = documents(READ_FOR_A_GAP + 3);
        Search search = found(losses, ids);
        UnreadPassages unread =
                new UnreadPassages(plan, List.of(), List.of(search), List.of(), source, 1_000);
        assertThat(unread.toString().lines())
                .containsExactly(
                        "[U1] for \"Why losses?\", from \"Paper 9\": Sentence number 9 speaks of bees and mites at length.",
                        "[U2] for \"Why losses?\", from \"Paper 10\": Sentence number 10 speaks of bees and mites at length.");
        assertThat(unread.chosen(List.of("[u2]", "U7", "")))
                .containsExactly(
                        new Review.Unread(
                                "s1", "s1.q1", List.of(new Search.Found(ids.get(9), 0, 1, 0))));
        assertThat(unread.chosen(List.of())).isEmpty();
    }

    @Test
    void whatAnotherQuestionOrAnEarlierRoundHasReadIsNotShown() {
        List<String> ids = documents(READ_FOR_A_GAP + 2);
        Search search = found(losses, ids);
        Search other = found(mites, List.of(ids.get(8)));
        Review before =
                new Review(
                        1,
                        0.5,
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Review.Reshaping.NONE,
                        List.of(
                                new Review.Unread(
                                        "s1",
                                        "s1.q1",
                                        List.of(new Search.Found(ids.get(9), 0, 1, 0)))));
        assertThat(
                        new UnreadPassages(
                                        plan,
                                        List.of(),
                                        List.of(search, other),
                                        List.of(before),
                                        source,
                                        1_000)
                                .toString())
                .isEmpty();
    }

    @Test
    void whatHasLeftTheLibrarySinceItWasFoundIsPassedOver() {
        List<String> found = new ArrayList<>(List.of("gone"));
        found.addAll(documents(READ_FOR_A_GAP + 1));
        UnreadPassages unread =
                new UnreadPassages(
                        plan, List.of(), List.of(found(losses, found)), List.of(), source, 1_000);
        assertThat(unread.toString()).startsWith("[U1]").contains("Paper 9").doesNotContain("[U2]");
    }

    @Test
    void asManyAreShownAsThereIsRoomFor() {
        Search search = found(losses, documents(READ_FOR_A_GAP + 2));
        UnreadPassages unread =
                new UnreadPassages(plan, List.of(), List.of(search), List.of(), source, 40);
        assertThat(unread.toString().lines()).hasSize(1);
        assertThat(unread.chosen(List.of("U1", "U2"))).hasSize(1);
    }
}
