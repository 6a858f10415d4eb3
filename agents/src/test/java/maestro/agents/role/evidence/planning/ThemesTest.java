package maestro.agents.role.evidence.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import maestro.agents.mission.Language;
import maestro.agents.role.evidence.TextSource;
import maestro.agents.role.evidence.corpus.Corpora;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Facets;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.question.InquiryReader;
import maestro.agents.role.evidence.text.Glossary;
import org.junit.jupiter.api.Test;

class ThemesTest {
    private static TextSource bridges() {
        return new TextSource()
                .add(
                        "Old bridges",
                        """
                        Bridge cables fail when noise in the sensors hides the first broken wires.
                        The bridge sensors suffer from noise that heavy lorries bring with them.
                        A high cost limits how often the cables of a bridge can be examined.
                        The bridge was painted green in the spring of the following year.
                        Problems of bridge cables begin with a conflict between the two sensors.
                        """
                                + besides("long"))
                .add(
                        "New bridges",
                        """
                        The failure of a bridge is often missed because of noise in the readings.
                        Noise is the main problem of sensors that stand near the bridge deck.
                        The cost of new cables is a drawback for every small bridge.
                        Risks for a bridge grow with the cost of its paint and cables.
                        Where a conflict of readings is ignored, the bridge fails without warning.
                        """
                                + besides("wide"))
                .add(
                        "Bridges of the north",
                        """
                        Ice and noise lead to errors of the sensors below a northern bridge.
                        The cost of heating is a problem for bridges in the far north.
                        A conflict of the readings is an error that ice brings to a bridge.
                        Northern bridges are crossed by few people on a winter day.
                        """
                                + besides("frozen"));
    }

    /// Sentences on bridges that answer nothing.
    private static String besides(String kind) {
        StringBuilder text = new StringBuilder();
        for (String of : List.of("iron", "stone", "timber", "brick", "rope", "glass")) {
            text.append("A ").append(kind).append(" bridge of ").append(of);
            text.append(" was crossed by many people on every market day.\n");
        }
        return text.toString();
    }

    private static Themes.Found themes(int most, String... taken) throws InterruptedException {
        Corpus corpus = new Corpora().of(bridges());
        Inquiry inquiry =
                new InquiryReader(corpus, new Glossary(), new Facets())
                        .read("What are the failures of bridges?", Language.ENGLISH);
        Landscape landscape = Landscape.of(inquiry, corpus);
        return new Themes(corpus)
                .of(
                        landscape,
                        landscape.found().stream().map(Landscape.Relevant::passage).toList(),
                        Set.of(taken),
                        most);
    }

    @Test
    void aThemeIsWhatSeveralDocumentsNameWhereTheyAnswer() throws InterruptedException {
        Themes.Found found = themes(4);
        assertThat(found.themes())
                .extracting(Theme::title)
                .contains("Noise", "Conflict")
                .doesNotContain("Bridge", "Problem", "Sensors");
        assertThat(found.themes()).allMatch(t -> t.documents() > 1);
        assertThat(found.named()).isLessThanOrEqualTo(found.sentences());
    }

    @Test
    void noThemeIsNamedTwiceAndNoMoreThanWanted() throws InterruptedException {
        assertThat(themes(1).themes()).hasSize(1);
        assertThat(themes(4, "Noise").themes()).extracting(Theme::title).doesNotContain("Noise");
    }

    @Test
    void theSameSentencesMakeTheSameThemes() throws InterruptedException {
        assertThat(themes(4)).isEqualTo(themes(4));
    }
}
