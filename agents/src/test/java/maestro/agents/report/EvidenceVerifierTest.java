package maestro.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Sources;
import maestro.agents.mission.Support;
import maestro.agents.role.Judge;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.TextSource;
import maestro.agents.source.Source;
import org.junit.jupiter.api.Test;

class EvidenceVerifierTest {
    private static final String FIRST =
            "Whales sleep with one half of the brain at a time for 90 minutes.";
    private static final String SECOND =
            "Dolphins answer to their own whistles all of their lives.";

    private final TextSource source =
            new TextSource().add("Whales", FIRST + "\n").add("Dolphins", SECOND + "\n");
    private final String whales = idOf("Whales");
    private final String dolphins = idOf("Dolphins");

    private String idOf(String title) {
        return source.documents().stream()
                .filter(d -> d.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Brief brief = Brief.NONE;

    private final StepContext context =
            new StepContext() {
                @Override
                public maestro.agents.model.ChatReply ask(
                        String call, maestro.agents.model.ChatRequest request) {
                    throw new IllegalStateException("There is no model");
                }

                @Override
                public int contextTokens() {
                    throw new IllegalStateException("There is no model");
                }

                @Override
                public Mission mission() {
                    return new Mission(
                            "m",
                            "Sleep",
                            List.of("How do whales sleep?"),
                            null,
                            Language.ENGLISH,
                            "evidence",
                            Limits.DEFAULT,
                            false,
                            Instant.EPOCH,
                            null,
                            Egress.PRIVATE,
                            Sources.LIBRARY,
                            brief,
                            List.of());
                }

                @Override
                public Source source() {
                    return source;
                }

                @Override
                public void reason(String text) {}
            };

    private Quote quote(String id, String text) {
        return source.quote(id, 0, text.length());
    }

    private static Note note(String id, Quote quote) {
        return new Note(
                id,
                "s1",
                "s1.q1",
                1,
                quote.text(),
                List.of(quote),
                List.of(),
                new Note.Relevance(1, 1, 1, 1, 1));
    }

    private static Sentence sentence(String text, String noteId, Quote quote) {
        return new Sentence(text, List.of(new Citation(0, noteId, quote, "step")), null);
    }

    private Outcome.Verified verify(List<Note> notes, Sentence... sentences) throws Exception {
        return verify(new EvidenceVerifier(), notes, sentences);
    }

    private Outcome.Verified verify(
            EvidenceVerifier verifier, List<Note> notes, Sentence... sentences) throws Exception {
        Plan plan = new Plan(1, List.of(new Section("s1", "Sleep", "", List.of(), List.of())));
        Draft draft = new Draft("s1", 1, List.of(new Block.Paragraph(List.of(sentences))));
        return verifier.verify(
                plan,
                Map.of("s1", draft),
                notes,
                new Report.Making("evidence", "m", 1, 1, 2, 2, 2, List.of()),
                0.9,
                context);
    }

    @Test
    void numbersDocumentsInOrderOfAppearanceAndListsTheirPages() throws Exception {
        Quote one = quote(dolphins, SECOND);
        Quote two = quote(whales, FIRST);
        Outcome.Verified verified =
                verify(
                        List.of(note("n1", one), note("n2", two)),
                        sentence(SECOND, "n1", one),
                        sentence(FIRST, "n2", two));
        assertThat(verified.report().bibliography())
                .extracting(Report.Entry::title)
                .containsExactly("Dolphins", "Whales");
        assertThat(verified.report().bibliography()).allMatch(e -> e.pages().equals(List.of(1)));
        assertThat(verified.report().sentences().map(s -> s.citations().getFirst().number()))
                .containsExactly(1, 2);
        assertThat(verified.verification().sentences()).isEqualTo(2);
        assertThat(verified.verification().problems()).isEmpty();
    }

    @Test
    void quotesThatContradictEachOtherStandThereWhereverElseTheyStand() throws Exception {
        Quote one = quote(dolphins, SECOND);
        Quote two = quote(whales, FIRST);
        Block said = new Block.Paragraph(List.of(sentence(SECOND, "n1", one)));
        Block both =
                new Block.Paragraph(
                        List.of(sentence(SECOND, "n1", one), sentence(FIRST, "n2", two)));
        Block lead = new Block.Remark("Sources contradict each other on sleep:");
        Outcome.Verified verified =
                new EvidenceVerifier()
                        .verify(
                                new Plan(
                                        1,
                                        List.of(
                                                new Section(
                                                        "s1", "Sleep", "", List.of(), List.of()))),
                                Map.of(
                                        "s1",
                                        new Draft("s1", 1, List.of(said)),
                                        Draft.CONCLUSION,
                                        new Draft(Draft.CONCLUSION, 1, List.of(lead, both))),
                                List.of(note("n1", one), note("n2", two)),
                                new Report.Making("evidence", "m", 1, 1, 2, 2, 2, List.of()),
                                0.9,
                                context);
        assertThat(verified.report().sentences().map(Sentence::text))
                .containsExactly(SECOND, SECOND, FIRST);
    }

    @Test
    void takesOutAnAlteredQuote() throws Exception {
        Quote good = quote(whales, FIRST);
        Quote altered =
                new Quote(whales, 0, FIRST.length(), FIRST.replace("90", "95"), 1, List.of());
        Outcome.Verified verified =
                verify(
                        List.of(note("n1", altered), note("n2", good)),
                        sentence(FIRST, "n1", altered));
        assertThat(verified.report().sentences()).isEmpty();
        assertThat(verified.verification().unresolved()).isEqualTo(1);
        assertThat(verified.verification().problems()).hasSize(1);
    }

    @Test
    void takesOutAWrongRange() throws Exception {
        Quote shifted = new Quote(whales, 1, FIRST.length() + 1, FIRST, 1, List.of());
        assertThat(
                        verify(List.of(note("n1", shifted)), sentence(FIRST, "n1", shifted))
                                .verification()
                                .unresolved())
                .isEqualTo(1);
    }

    @Test
    void takesOutUnknownNotesAndQuotesThatTheNoteDoesNotHave() throws Exception {
        Quote good = quote(whales, FIRST);
        Quote part = source.quote(whales, 0, 12);
        Outcome.Verified verified =
                verify(
                        List.of(note("n1", good)),
                        sentence(FIRST, "n9", good),
                        sentence("Whales sleep.", "n1", part));
        assertThat(verified.verification().unresolved()).isEqualTo(2);
        assertThat(verified.report().sentences()).isEmpty();
    }

    @Test
    void cutsASentenceWithANumberThatIsInNoQuoteToTheWordsOfTheQuote() throws Exception {
        Quote good = quote(whales, FIRST);
        Outcome.Verified verified =
                verify(List.of(note("n1", good)), sentence(FIRST.replace("90", "120"), "n1", good));
        assertThat(verified.verification().unsupported()).isEqualTo(1);
        assertThat(verified.report().sentences().map(Sentence::text)).containsExactly(FIRST);
        assertThat(verified.report().sentences())
                .allMatch(s -> s.support() != null && s.support().supported());
    }

    @Test
    void takesOutOrMarksAnUnsupportedSentenceWhereTheUserWantsThat() throws Exception {
        Quote good = quote(whales, FIRST);
        String wrong = FIRST.replace("90", "120");
        brief = new Brief("", List.of(), "", Brief.Unsupported.CUT, List.of());
        Outcome.Verified cut = verify(List.of(note("n1", good)), sentence(wrong, "n1", good));
        assertThat(cut.report().sentences()).isEmpty();
        assertThat(cut.verification().unsupported()).isEqualTo(1);
        assertThat(cut.verification().problems()).singleElement().asString().contains("taken out");
        brief = new Brief("", List.of(), "", Brief.Unsupported.MARKED, List.of());
        Outcome.Verified marked = verify(List.of(note("n1", good)), sentence(wrong, "n1", good));
        assertThat(marked.report().sentences().map(Sentence::text)).containsExactly(wrong);
        assertThat(marked.report().sentences()).allMatch(Outline::weak);
        assertThat(marked.verification().problems()).singleElement().asString().contains("marked");
        assertThat(MarkdownReport.of(marked.report())).contains("*(weakly supported)*");
    }

    private Outcome.Verified judged(Judge.Opinion opinion, List<Note> notes, Sentence... sentences)
            throws Exception {
        Judge judge =
                (asked, _) ->
                        asked.stream()
                                .collect(java.util.stream.Collectors.toMap(s -> s, _ -> opinion));
        return verify(new EvidenceVerifier(judge), notes, sentences);
    }

    private static final String LISTED =
            "The survey looks at RARR, which edits replies.\nIts limits are these.\n"
                    + "• It tends to retain unattributed claims. • The model is computationally intensive.\n";

    private Quote limits() {
        source.add("Survey", LISTED);
        int start = LISTED.indexOf('•');
        return source.quote(idOf("Survey"), start, LISTED.length() - 1);
    }

    @Test
    void aSentenceMayNameWhatStandsBeforeItsQuote() throws Exception {
        Quote limits = limits();
        String named = "RARR tends to retain unattributed claims.";
        assertThat(
                        verify(List.of(note("n1", limits)), sentence(named, "n1", limits))
                                .report()
                                .sentences()
                                .map(Sentence::text))
                .containsExactly(named);
        String other = "PURR tends to retain unattributed claims.";
        assertThat(
                        verify(List.of(note("n1", limits)), sentence(other, "n1", limits))
                                .report()
                                .sentences()
                                .map(Sentence::text))
                .containsExactly("It tends to retain unattributed claims.");
    }

    @Test
    void theYearOfAWorkAndTheNumberOfANameMayStandBeforeTheQuoteButNothingThatIsMeasured()
            throws Exception {
        String text =
                "Xie et al. (2023) tried KorQuAD 2.0 with 40 readers.\nThe model filters out evidence to an extent.\n";
        source.add("Filters", text);
        int start = text.indexOf("The model");
        Quote quote = source.quote(idOf("Filters"), start, text.length() - 1);
        String named =
                "On KorQuAD 2.0 Xie et al. (2023b) saw that the model filters out evidence to an extent.";
        String measured = "With 40 readers the model filters out evidence to an extent.";
        assertThat(
                        verify(
                                        List.of(note("n1", quote)),
                                        sentence(named, "n1", quote),
                                        sentence(measured, "n1", quote))
                                .verification()
                                .problems())
                .singleElement()
                .asString()
                .contains("40 readers");
    }

    @Test
    void whatIsSaidInPartOnlyIsNarrowedWhereThatIsBetterSupported() throws Exception {
        Quote limits = limits();
        String wide = "It tends to retain unattributed claims in medicine.";
        String narrow = "It tends to retain unattributed claims.";
        Outcome.Verified verified =
                judged(
                        new Judge.Opinion(Support.Verdict.PARTLY, narrow),
                        List.of(note("n1", limits)),
                        sentence(wide, "n1", limits));
        assertThat(verified.report().sentences().map(Sentence::text)).containsExactly(narrow);
        assertThat(verified.verification().problems())
                .singleElement()
                .asString()
                .contains("in medicine");
        Outcome.Verified worse =
                judged(
                        new Judge.Opinion(Support.Verdict.PARTLY, "Claims are seldom kept by it."),
                        List.of(note("n1", limits)),
                        sentence(wide, "n1", limits));
        assertThat(worse.report().sentences().map(Sentence::text)).containsExactly(wide);
        assertThat(worse.verification().problems()).isEmpty();
    }

    @Test
    void theJudgesOwnWordingTakesThePlaceOfWhatGoesBeyondItsQuote() throws Exception {
        Quote limits = limits();
        String wrong = "It always retains unattributed claims of every kind.";
        String right = "It tends to retain claims that are unattributed.";
        Outcome.Verified verified =
                judged(
                        new Judge.Opinion(Support.Verdict.NO, right),
                        List.of(note("n1", limits)),
                        sentence(wrong, "n1", limits));
        assertThat(verified.report().sentences().map(Sentence::text)).containsExactly(right);
        assertThat(verified.verification().problems())
                .singleElement()
                .asString()
                .contains("written again");
        Outcome.Verified beyond =
                judged(
                        new Judge.Opinion(Support.Verdict.NO, "It lost 90 claims in Paris."),
                        List.of(note("n1", limits)),
                        sentence(wrong, "n1", limits));
        assertThat(beyond.report().sentences().map(Sentence::text))
                .containsExactly("It tends to retain unattributed claims.");
    }

    @Test
    void inALanguageThatNothingMeasuresTheJudgesWordingIsTakenUnlessItsNumbersAreNowhere()
            throws Exception {
        Quote limits = limits();
        String wrong = "RARR는 언제나 모든 주장을 남긴다.";
        for (String right : List.of("RARR는 출처 없는 주장을 남기는 경향이 있다.", "RARR는 주장 90개를 남긴다.")) {
            Outcome.Verified verified =
                    judged(
                            new Judge.Opinion(Support.Verdict.PARTLY, right),
                            List.of(note("n1", limits)),
                            sentence(wrong, "n1", limits));
            assertThat(verified.report().sentences().map(Sentence::text))
                    .containsExactly(
                            right.contains("90")
                                    ? "It tends to retain unattributed claims."
                                    : right);
        }
    }

    @Test
    void aDraftInALanguageThatNothingMeasuresIsNoWorseForOtherWords() throws Exception {
        Quote limits = limits();
        for (String text : List.of("RARR는 출처 없는 주장을 남긴다.", "RARR 방식에서는 claims가 남는 경향이 있다.")) {
            assertThat(support(sentence(text, "n1", limits))).isEqualTo(1);
        }
        assertThat(support(sentence("RARR는 주장 90개를 남긴다.", "n1", limits))).isZero();
        assertThat(support(sentence("It tends to leave claims.", "n1", limits)))
                .isStrictlyBetween(0.2, 1.0);
    }

    private double support(Sentence sentence) throws Exception {
        return new EvidenceVerifier()
                .support(
                        new Draft("s1", 1, List.of(new Block.Paragraph(List.of(sentence)))),
                        context);
    }

    @Test
    void noQuoteIsPutInWhoseWordsStandBesideIt() throws Exception {
        Quote limits = limits();
        String beside = "The model is computationally intensive.";
        Outcome.Verified verified =
                verify(
                        List.of(note("n1", limits)),
                        sentence(beside, "n1", limits),
                        sentence(
                                "PURR is computationally intensive, a heavy model.", "n1", limits));
        assertThat(verified.report().sentences().map(Sentence::text)).containsExactly(beside);
        assertThat(verified.verification().problems())
                .singleElement()
                .asString()
                .contains("stands beside it");
    }

    @Test
    void twoSentencesThatFailDoNotVouchForEachOther() throws Exception {
        Quote limits = limits();
        Outcome.Verified verified =
                verify(
                        List.of(note("n1", limits)),
                        sentence("PURR is computationally intensive, a model.", "n1", limits),
                        sentence("PURX is a model, computationally intensive.", "n1", limits));
        assertThat(verified.report().sentences().map(Sentence::text))
                .containsExactly("The model is computationally intensive.");
    }

    @Test
    void keepsASentenceOnce() throws Exception {
        Quote good = quote(whales, FIRST);
        Outcome.Verified verified =
                verify(
                        List.of(note("n1", good)),
                        sentence(FIRST, "n1", good),
                        sentence(FIRST, "n1", good));
        assertThat(verified.report().sentences()).hasSize(1);
    }

    @Test
    void keepsTheGoodCitationOfASentenceThatHasABadOne() throws Exception {
        Quote good = quote(whales, FIRST);
        List<Citation> citations = new ArrayList<>();
        citations.add(new Citation(0, "n9", good, "step"));
        citations.add(new Citation(0, "n1", good, "step"));
        Outcome.Verified verified =
                verify(List.of(note("n1", good)), new Sentence(FIRST, citations, null));
        assertThat(verified.report().sentences().flatMap(s -> s.citations().stream())).hasSize(1);
        assertThat(verified.verification().unresolved()).isEqualTo(1);
    }

    @Test
    void supportHasItsParts() {
        Support whole = new EvidenceVerifier().support(FIRST, List.of(FIRST), context);
        assertThat(whole.total()).isGreaterThan(0.99);
        Support none = new EvidenceVerifier().support(FIRST, List.of(SECOND), context);
        assertThat(none.supported()).isFalse();
        assertThat(none.numbers()).isZero();
        Support part =
                new EvidenceVerifier()
                        .support(
                                "Whales sleep with one half of the brain.",
                                List.of(FIRST),
                                context);
        assertThat(part.wording()).isEqualTo(1);
        assertThat(part.supported()).isTrue();
    }

    @Test
    void aWordTornByALineEndStillCounts() {
        Support support =
                new EvidenceVerifier()
                        .support(
                                "Retrieval improves generation.",
                                List.of("Retrieval im-\nproves gene-\nration."),
                                context);
        assertThat(support.wording()).isEqualTo(1);
    }

    @Test
    void leavesOutASectionWithoutSentencesAndSaysSo() throws Exception {
        Quote good = quote(whales, FIRST);
        Plan plan =
                new Plan(
                        1,
                        List.of(
                                new Section("s1", "Sleep", "", List.of(), List.of()),
                                new Section("s2", "Dreams", "", List.of(), List.of())));
        Draft draft =
                new Draft(
                        "s1",
                        1,
                        List.of(new Block.Paragraph(List.of(sentence(FIRST, "n1", good)))));
        Report report =
                new EvidenceVerifier()
                        .verify(
                                plan,
                                Map.of("s1", draft),
                                List.of(note("n1", good)),
                                new Report.Making("evidence", "m", 1, 1, 2, 2, 2, List.of()),
                                0.9,
                                context)
                        .report();
        assertThat(report.sections())
                .extracting(Report.ReportSection::id)
                .containsExactly("s1", Draft.CONCLUSION);
        assertThat(report.sections().getLast().blocks())
                .anyMatch(b -> b instanceof Block.Remark(String t) && t.contains("Dreams"));
    }
}
