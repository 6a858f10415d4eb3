package maestro.app.ui.reasoning.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.app.ui.reasoning.ReasoningFeature;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;

class OutcomeSummaryTest {
    private static Outcome.Reviewed review(double score, int notes) {
        Review.Coverage coverage =
                new Review.Coverage("s1.q1", score, notes, notes, List.of(), List.of());
        Review review =
                new Review(1, score, true, List.of(coverage), List.of(), List.of(), List.of());
        return new Outcome.Reviewed(review);
    }

    private static String said(Locale locale, double score, int notes) {
        return OutcomeSummary.of(review(score, notes), Texts.of(ReasoningFeature.class, locale));
    }

    @Test
    void aReviewThatEndsResearchSaysWhy() {
        assertThat(said(Locale.ENGLISH, 0.9, 5)).isEqualTo("Coverage 90%: enough");
        assertThat(said(Locale.ENGLISH, 0.6, 2)).isEqualTo("Coverage 60%, and nothing more to ask");
        assertThat(said(Locale.ENGLISH, 0, 0)).isEqualTo("Nothing was found, so research ends");
        assertThat(said(Locale.KOREAN, 0, 0)).isEqualTo("찾은 근거가 없어 조사를 마침");
    }

    @Test
    void aReviewThatHasMoreReadSaysSo() {
        Review.Unread unread =
                new Review.Unread("s1", "s1.q1", List.of(new Search.Found("d", 1, 1, 0)));
        Review review =
                new Review(
                        1,
                        0.6,
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Review.Reshaping.NONE,
                        List.of(unread));
        assertThat(
                        OutcomeSummary.of(
                                new Outcome.Reviewed(review),
                                Texts.of(ReasoningFeature.class, Locale.ENGLISH)))
                .isEqualTo("Coverage 60%, and more to look at");
    }

    @Test
    void aSourceThatDidNotAnswerAndAnAgentThatGaveNothingAreFruitless() {
        assertThat(StepStatus.of(sought("No answer"))).isEqualTo(StepStatus.FRUITLESS);
        assertThat(StepStatus.of(sought(""))).isEqualTo(StepStatus.FINISHED);
        assertThat(StepStatus.of(Outcome.Advised.skipped("Years", "It threw")))
                .isEqualTo(StepStatus.FRUITLESS);
        assertThat(StepStatus.of(review(0.9, 5))).isEqualTo(StepStatus.FINISHED);
    }

    private static Outcome sought(String problem) {
        return new Outcome.Sought(Index.ARXIV, "", "bees", List.of(), List.of(), problem);
    }

    @Test
    void whatAPlugInGaveIsSaidByItsName() {
        Outcome given =
                new Outcome.Fetched(
                        new Lead("A note", "", "", "", List.of(), 0, "", "", List.of()),
                        "d1",
                        FetchedFrom.plugin("clippings", "My clippings"),
                        Instant.EPOCH,
                        false,
                        "");
        assertThat(OutcomeSummary.of(given, Texts.of(ReasoningFeature.class, Locale.ENGLISH)))
                .endsWith(" My clippings");
    }

    @Test
    void thePanesHeadSaysTheSameOfTheLastRound() {
        assertThat(head(Locale.ENGLISH, 0, 0))
                .isEqualTo("Round 1 · Nothing was found, so research ends");
        assertThat(head(Locale.ENGLISH, 0, 2))
                .isEqualTo("Round 1 · Coverage 0%, and nothing more to ask");
        assertThat(head(Locale.KOREAN, 0, 2)).isEqualTo("1차 조사 · 충족도 0%, 더 물을 것 없음");
    }

    private static String head(Locale locale, double score, int notes) {
        Counts counts = new Counts(Texts.of(ReasoningFeature.class, locale));
        counts.take(
                new MissionEvent.StepFinished(
                        "round1/review", AgentKind.REFLECTION, review(score, notes), 1));
        return counts.words(AgentKind.REFLECTION);
    }
}
