package maestro.agents.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.ModelCall;
import maestro.agents.journal.Origin;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.agents.model.ChatReply;
import maestro.agents.model.Usage;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Sentence sentence(String text, String document, double support) {
        return new Sentence(
                text,
                List.of(
                        new Citation(
                                1,
                                "n",
                                new Quote(document, 0, 1, "q", 1, List.of()),
                                "round1/s1.q1/read")),
                new Support(support, support, support, 1));
    }

    private static ReportSection section(String id, String heading, String... sentences) {
        return new ReportSection(
                id,
                1,
                heading,
                List.of(
                        new Block.Paragraph(
                                List.of(sentences).stream()
                                        .map(s -> sentence(s, "d" + s.charAt(0), 0.8))
                                        .toList())));
    }

    private static Report report(Language language, ReportSection... sections) {
        List<Report.Entry> entries =
                List.of(sections).stream()
                        .flatMap(s -> s.blocks().stream())
                        .flatMap(b -> ((Block.Paragraph) b).sentences().stream())
                        .map(s -> s.citations().getFirst().quote().documentId())
                        .distinct()
                        .map(d ->
                                new Report.Entry(1, d, "Title " + d, List.of(), "f", List.of(), 1))
                        .toList();
        return new Report(
                "m",
                "T",
                language,
                LocalDate.EPOCH,
                List.of("Why?"),
                List.of(new Block.Remark("Opening.")),
                List.of(sections),
                entries,
                new Report.Making("evidence", "e", 1, 2, 3, 4, 5, List.of()),
                0.9);
    }

    private static MissionState state(String id, Report report, MissionEvent... before) {
        List<MissionEvent> events = new ArrayList<>();
        events.add(
                new MissionEvent.Created(
                        new Mission(
                                id,
                                "T",
                                List.of("Why?"),
                                null,
                                report.language(),
                                Mission.EVIDENCE,
                                new Limits(1, Duration.ofMinutes(1), 100, 1),
                                false,
                                Instant.EPOCH)));
        events.addAll(List.of(before));
        events.add(
                new MissionEvent.StepFinished(
                        "verify",
                        AgentKind.CONTROLLER,
                        new Outcome.Verified(new Verification(1, 1, 0, 0, List.of()), report),
                        1));
        MissionState state = new MissionState();
        for (int i = 0; i < events.size(); i++) {
            state.apply(new JournalEntry(id, i + 1L, Instant.EPOCH, events.get(i)));
        }
        return state;
    }

    private static Comparison compare(Report one, Report other) {
        return Comparison.of(state("a", one), state("b", other)).orElseThrow();
    }

    @Test
    void aReportBesideItselfHasNoDifference() {
        Report report =
                report(Language.ENGLISH, section("s1", "Bees", "They fly.", "Mites kill them."));
        Comparison same = compare(report, report);
        assertThat(same.sections()).hasSize(2).allMatch(SectionPair::same);
        assertThat(same.one().sentences()).isEqualTo(2);
        assertThat(same.documentsInBoth()).isEqualTo(2);
    }

    @Test
    void wordsThatDifferAreMarkedAndTogetherAreTheSentences() {
        SectionPair pair =
                compare(
                                report(
                                        Language.ENGLISH,
                                        section(
                                                "s1",
                                                "Bees",
                                                "Always the same.",
                                                "Mites kill most colonies in winter.",
                                                "Nothing like the other at all.")),
                                report(
                                        Language.ENGLISH,
                                        section(
                                                "s1",
                                                "Bees",
                                                "Always the same.",
                                                "Mites kill few colonies in winter.",
                                                "Something else was said here instead of it.")))
                        .sections()
                        .get(1);
        assertThat(pair.count(Line.Same.class)).isEqualTo(1);
        assertThat(pair.count(Line.OnlyOne.class)).isEqualTo(1);
        assertThat(pair.count(Line.OnlyOther.class)).isEqualTo(1);
        Line.Changed changed =
                pair.lines().stream()
                        .filter(Line.Changed.class::isInstance)
                        .map(Line.Changed.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(differing(changed.oneWords())).isEqualTo("most");
        assertThat(differing(changed.otherWords())).isEqualTo("few");
        assertThat(
                        changed.otherWords().stream()
                                .map(Line.Piece::text)
                                .collect(Collectors.joining()))
                .isEqualTo(changed.other().text());
    }

    private static String differing(List<Line.Piece> pieces) {
        return pieces.stream()
                .filter(Line.Piece::differs)
                .map(Line.Piece::text)
                .map(String::strip)
                .collect(Collectors.joining("|"));
    }

    @Test
    void koreanIsComparedByItsWords() {
        SectionPair pair =
                compare(
                                report(
                                        Language.KOREAN,
                                        section("s1", "꿀벌", "응애가 겨울에 꿀벌 봉군을 가장 많이 죽인다.")),
                                report(
                                        Language.KOREAN,
                                        section("s1", "꿀벌", "응애가 여름에 꿀벌 봉군을 가장 많이 죽인다.")))
                        .sections()
                        .get(1);
        assertThat(pair.lines()).hasOnlyElementsOfType(Line.Changed.class);
    }

    @Test
    void sectionsAreKnownByTheirHeadingAndElseByTheirId() {
        Comparison comparison =
                compare(
                        report(
                                Language.ENGLISH,
                                section("s1", "Mites", "A."),
                                section("s2", "Food", "B."),
                                section("s3", "Poison", "C.")),
                        report(
                                Language.ENGLISH,
                                section("s1", "Varroa", "A."),
                                section("s3", "Poison", "C."),
                                section("s4", "Climate", "D.")));
        assertThat(comparison.sections())
                .extracting(p -> p.one() + "/" + p.other())
                .containsExactly("/", "Mites/Varroa", "Food/null", "Poison/Poison", "null/Climate");
        assertThat(comparison.sections().get(1).same()).isFalse();
        assertThat(comparison.documentsInBoth()).isEqualTo(2);
    }

    @Test
    void whatABranchTookOverIsCountedApart() {
        ModelCall call =
                new ModelCall(
                        "c",
                        "m",
                        "f",
                        new ChatReply("{}", "", new Usage(10, 5), ChatReply.End.STOP),
                        0.5,
                        1);
        MissionEvent replied = new MissionEvent.ModelReplied("plan", AgentKind.PLANNING, call);
        Report report = report(Language.ENGLISH, section("s1", "Bees", "They fly."));
        MissionState branch =
                state(
                        "b",
                        report,
                        new MissionEvent.Branched(
                                new Origin("a", "T", 1, "plan", "Plan", List.of("m"), 2)),
                        replied,
                        replied,
                        replied);
        Figures figures = Comparison.of(state("a", report), branch).orElseThrow().other();
        assertThat(figures.takenOver().calls()).isEqualTo(2);
        assertThat(figures.spent().calls()).isEqualTo(1);
        assertThat(figures.spent().cost()).isEqualTo(0.5);
        assertThat(figures.thinkers()).containsExactly("m", "evidence");
    }

    @Test
    void whatWasChosenOtherwiseIsNamedAndNothingElse() {
        Brief one =
                new Brief(
                        "Literature review",
                        List.of("Mites", "Food"),
                        "dry",
                        Brief.Unsupported.REPLACED,
                        List.of(
                                new Brief.Answer("Which years?", "2015 on"),
                                new Brief.Answer("Which region?", "Europe")));
        Brief other =
                new Brief(
                        "Literature review",
                        List.of("Food", "Mites"),
                        "",
                        Brief.Unsupported.MARKED,
                        List.of(
                                new Brief.Answer("Which region?", "Europe"),
                                new Brief.Answer("", "Managed bees")));
        assertThat(Choice.differing(one, one)).isEmpty();
        assertThat(Choice.differing(one, other))
                .containsExactly(
                        new Choice(Choice.Kind.OUTLINE, "", "Mites\nFood", "Food\nMites"),
                        new Choice(Choice.Kind.TONE, "", "dry", ""),
                        new Choice(Choice.Kind.UNSUPPORTED, "", "REPLACED", "MARKED"),
                        new Choice(Choice.Kind.ANSWER, "Which years?", "2015 on", ""),
                        new Choice(Choice.Kind.ANSWER, "", "", "Managed bees"));
    }

    @Test
    void withoutAReportThereIsNothingToCompare() {
        Report report = report(Language.ENGLISH, section("s1", "Bees", "They fly."));
        MissionState none = new MissionState();
        assertThat(Comparison.of(state("a", report), none)).isEmpty();
    }
}
