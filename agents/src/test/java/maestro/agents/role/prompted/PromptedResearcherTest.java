package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Question;
import maestro.agents.mission.Search;
import maestro.agents.role.evidence.TextSource;
import maestro.rag.library.Document;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.Test;

class PromptedResearcherTest {
    @Test
    void aModelIsNotShownListsOfReferences() {
        TextSource source =
                new TextSource()
                        .add(
                                "Bees",
                                "Bees die of mites, and of hunger in a cold spring.\n".repeat(60)
                                        + "References\n"
                                        + "Lee. Mites are the cause of losses of bees. 2019.\n"
                                                .repeat(40));
        Document bees = source.documents().getFirst();
        List<Passage> all = source.passages(bees.id());
        List<Search.Found> found = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            found.add(new Search.Found(bees.id(), i, found.size() + 1, 1));
        }
        List<Passage> shown =
                PromptedResearcher.passages(
                        new Question("q1", "Why do bees die?", Question.Origin.USER),
                        new Search(
                                "s1", "q1", 1, List.of(new Search.Query("bees", "itself", found))),
                        source);
        assertThat(all.getLast().text()).contains("Lee.").doesNotContain("hunger");
        assertThat(shown).isNotEmpty().allMatch(passage -> passage.text().contains("hunger"));
    }
}
