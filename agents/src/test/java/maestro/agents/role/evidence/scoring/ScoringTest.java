package maestro.agents.role.evidence.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import maestro.agents.mission.Language;
import maestro.agents.role.evidence.TextSource;
import maestro.agents.role.evidence.corpus.Corpora;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Facets;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.question.InquiryReader;
import maestro.agents.role.evidence.text.Glossary;
import maestro.agents.role.evidence.text.Statement;
import maestro.agents.role.evidence.text.Words;
import org.junit.jupiter.api.Test;

class ScoringTest {

    /// The sentences, best first.
    private static List<String> ranked(String question, String... sentences)
            throws InterruptedException {
        Corpus corpus =
                new Corpora().of(new TextSource().add("Shade", String.join("\n", sentences)));
        Inquiry inquiry =
                new InquiryReader(corpus, new Glossary(), new Facets())
                        .read(question, Language.ENGLISH);
        Scoring scoring = new Scoring(corpus, inquiry, 10);
        String document = corpus.documents().getFirst().id();
        List<Candidate> candidates = new ArrayList<>();
        for (String s : sentences) {
            candidates.add(
                    scoring.candidate(
                            new Statement(document, 0, 1, s, Words.content(s), "", 1, 1)));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::total).reversed());
        return candidates.stream().map(c -> c.statement().text()).toList();
    }

    @Test
    void askedForTheBestWhatIsCalledTheBestGoesAhead() throws InterruptedException {
        String best = "Awnings give the most shade to a market.";
        String better = "Awnings give more shade to a market than parasols.";
        String other = "Awnings give shade to a market.";
        assertThat(ranked("Which roofs give a market the most shade?", other, better, best))
                .containsExactly(best, better, other);
    }

    @Test
    void authorsWhoTellWhatTheyDidComeLast() throws InterruptedException {
        String told = "To evaluate the shade of awnings we measure the light below them.";
        String found = "The shade of awnings is measured by the light below them.";
        assertThat(ranked("How is the shade of awnings measured?", told, found))
                .containsExactly(found, told);
    }
}
