package maestro.agents.role.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Question;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import org.junit.jupiter.api.Test;

class EvidenceMissionTest {
    private static final String QUESTION =
            "How is coral reef bleaching measured, and what are its main problems?";

    @Test
    void answersEachQuestionWithCitedSentencesThatStandInTheDocuments() throws Exception {
        TextSource source = Texts.reefs();
        Rehearsal.Result result = new Rehearsal(source, 2, QUESTION).run();
        Report report = result.report();
        assertThat(result.plan().sections()).hasSize(2);
        assertThat(result.sentences()).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        report.sentences()
                .flatMap(s -> s.citations().stream())
                .forEach(c ->
                        assertThat(source.text(c.quote().documentId())).contains(c.quote().text()));
        assertThat(report.sentences())
                .allMatch(s -> s.support() != null && s.support().supported());
        assertThat(String.join(" ", result.sentences()))
                .contains("measured by divers")
                .contains("fails in murky water");
        assertThat(result.verified().verification().unresolved()).isZero();
    }

    @Test
    void noQuestionIsLeftOutHoweverManyAreAsked() throws Exception {
        String[] questions = {
            "What is bleaching of corals?",
            "What causes bleaching?",
            "Which corals recover?",
            "How warm is the water?",
            "Who measures reefs?",
            "Why do fish leave?",
            "When do reefs grow?",
            "Where do larvae settle?"
        };
        Rehearsal.Result result = new Rehearsal(Texts.reefs(), 2, questions).run();
        assertThat(result.plan().sections())
                .flatExtracting(s -> s.questions())
                .extracting(q -> q.text())
                .contains(questions);
    }

    @Test
    void theSameQuestionMakesTheSameReportHoweverTheThreadsRan() throws Exception {
        Rehearsal.Result one = new Rehearsal(Texts.reefs(), 1, QUESTION).run();
        Rehearsal.Result four = new Rehearsal(Texts.reefs(), 4, QUESTION).run();
        assertThat(four.report()).isEqualTo(one.report());
        assertThat(four.plan()).isEqualTo(one.plan());
        assertThat(four.notes()).isEqualTo(one.notes());
        assertThat(four.reviews()).isEqualTo(one.reviews());
    }

    @Test
    void theReportHasTheHeadingsThatTheUserWantsAndSaysWhereThereIsNothing() throws Exception {
        List<String> wanted = List.of("Measurement", "Submarine telegraphy", "Problems");
        Brief brief = new Brief("", wanted, "", Brief.Unsupported.REPLACED, List.of());
        Rehearsal.Result result =
                new Rehearsal(EvidenceRoles.create(), Texts.reefs(), 2, brief, QUESTION).run();
        assertThat(result.plan().sections()).extracting(Section::title).isEqualTo(wanted);
        assertThat(result.plan().stream().flatMap(s -> s.questions().stream()))
                .extracting(Question::text)
                .contains("How is coral reef bleaching measured?")
                .contains("What are the limitations of coral reef bleaching?")
                .anyMatch(q -> q.startsWith("Submarine telegraphy: "));
        List<Report.ReportSection> tops =
                result.report().sections().stream()
                        .filter(s -> s.level() == 1 && !s.id().equals(Draft.CONCLUSION))
                        .toList();
        assertThat(tops).extracting(Report.ReportSection::heading).isEqualTo(wanted);
        assertThat(tops.get(1).blocks())
                .containsExactly(new Block.Remark("No evidence was found for this heading."));
        assertThat(tops.get(0).blocks()).anyMatch(Block.Paragraph.class::isInstance);
        assertThat(tops.get(2).blocks()).anyMatch(Block.Paragraph.class::isInstance);
    }

    @Test
    void whatWasAskedIsAnsweredBelowResultsWhereTheUserWantsSuchAHeading() throws Exception {
        List<String> wanted = List.of("Background and definitions", "Main findings", "Heat stress");
        Brief brief = new Brief("", wanted, "", Brief.Unsupported.REPLACED, List.of());
        Rehearsal.Result result =
                new Rehearsal(EvidenceRoles.create(), Texts.reefs(), 2, brief, QUESTION).run();
        assertThat(result.plan().section("s2").orElseThrow().questions())
                .extracting(Question::text)
                .startsWith("How is coral reef bleaching measured?")
                .noneMatch(q -> q.contains("findings"));
        assertThat(result.plan().section("s3").orElseThrow().questions().getFirst().origin())
                .isEqualTo(Question.Origin.PLANNER);
    }

    private static TextSource twoShortDocuments() {
        return new TextSource()
                .add(
                        "Street trees",
                        """
                        Trees cool a street because their crowns shade the ground and the people below. Their leaves evaporate water, which takes heat from the air.
                        A tree without enough water closes its leaf pores in a heat wave and cools least when cooling is needed most.
                        """)
                .add(
                        "Roofs",
                        """
                        A cool roof reflects more sunlight than an ordinary roof and lowers the temperature of the rooms below.
                        In cold climates a cool roof also reflects welcome winter sun, and heating costs rise.
                        """);
    }

    @Test
    void aLibraryOfTwoPassagesAnswersToo() throws Exception {
        Rehearsal.Result result =
                new Rehearsal(
                                twoShortDocuments(),
                                1,
                                "How do trees and cool roofs cool a city, and what limits them?")
                        .run();
        assertThat(String.join(" ", result.sentences())).contains("crowns shade the ground");
        assertThat(new Rehearsal(twoShortDocuments(), 1, "Which enzymes repair DNA?").run().notes())
                .isEmpty();
    }

    @Test
    void aLineThatDocumentsShareIsNoEvidence() throws Exception {
        TextSource source = new TextSource();
        for (String kind : List.of("Hard", "Soft", "Deep")) {
            source.add(
                    kind + " corals",
                    "*A short text about bleaching of corals that was written for the reef library.*\n\n"
                            + kind
                            + " corals show bleaching when the water stays warm for several weeks in summer.\n");
        }
        Rehearsal.Result result = new Rehearsal(source, 1, "What is bleaching of corals?").run();
        assertThat(result.sentences()).isNotEmpty().noneMatch(s -> s.contains("reef library"));
    }

    @Test
    void saysSoWhereTheLibraryHoldsNothing() throws Exception {
        Rehearsal.Result result = new Rehearsal(Texts.reefs(), 2, "How do bees navigate?").run();
        assertThat(result.notes()).isEmpty();
        assertThat(result.sentences()).isEmpty();
        assertThat(result.report().summary())
                .extracting(b -> ((Block.Remark) b).text())
                .anyMatch(t -> t.contains("Nothing in the library speaks to this"));
        assertThat(result.report().sections())
                .extracting(Report.ReportSection::id)
                .containsExactly(Draft.CONCLUSION);
        assertThat(result.reviews()).hasSize(1);
        assertThat(result.reviews().getFirst().enough()).isTrue();
    }

    @Test
    void whereMeaningCannotBeComparedItDoesNotSayThatTheLibraryHoldsNothing() throws Exception {
        Rehearsal.Result result = new Rehearsal(Texts.reefs(), 2, "꿀벌은 어떻게 길을 찾는가?").run();
        assertThat(result.sentences()).isEmpty();
        assertThat(result.report().summary())
                .extracting(b -> ((Block.Remark) b).text())
                .anyMatch(t -> t.contains("임베딩 모델이 한국어를 읽지 못해"))
                .noneMatch(t -> t.contains("답하는 내용이 없습니다"));
        assertThat(result.report().sections().getFirst().blocks())
                .extracting(b -> ((Block.Remark) b).text())
                .anyMatch(t -> t.contains("다국어 임베딩 모델"));
    }

    @Test
    void anEmptyLibraryIsNoFault() throws Exception {
        Rehearsal.Result result = new Rehearsal(new TextSource(), 1, QUESTION).run();
        assertThat(result.sentences()).isEmpty();
        assertThat(result.report().bibliography()).isEmpty();
    }

    @Test
    void asksInKoreanAndQuotesInTheDocumentsLanguage() throws Exception {
        TextSource source =
                new TextSource()
                        .add(
                                "Evaluating Retrieval-Augmented Generation",
                                """
                                1 Metrics
                                Retrieval-Augmented Generation (RAG) is evaluated by the accuracy of its answers and by their faithfulness.
                                The evaluation of RAG by human judges is slow, and automatic metrics agree with it only in part.
                                2 Failures
                                The main failure of RAG is hallucination, which occurs when the retrieved passages are irrelevant.
                                """)
                        .add(
                                "한국어 질의응답 데이터셋의 구축",
                                "1 구축\n이 데이터셋은 위키백과 문서에서 수집한 질문과 답변으로 구성되어 있으며 사람이 직접 검수하였다.\n");
        Rehearsal rehearsal = new Rehearsal(source, 1, "검색 증강 생성은 어떻게 평가되며, 주요 실패 유형은 무엇인가?");
        Rehearsal.Result result = rehearsal.run();
        assertThat(String.join(" ", result.sentences()))
                .contains("faithfulness")
                .contains("hallucination");
        assertThat(result.report().sections().getFirst().heading()).contains("검색 증강 생성");
        assertThat(rehearsal.reasoning)
                .allMatch(t -> t.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3));
    }

    @Test
    void aKoreanQuestionTakesKoreanSentencesOnItsSubjectAndNoOthers() throws Exception {
        TextSource source =
                new TextSource()
                        .add(
                                "쿨루프의 효과와 한계",
                                """
                                여름에 도시를 식히는 쿨루프는 햇빛을 반사하여 지붕의 온도를 낮춘다.
                                겨울이 추운 도시에서는 쿨루프 때문에 난방비가 늘어나는 문제가 있다.
                                """)
                        .add(
                                "Cool roofs",
                                "A cool roof cools a city in summer because it reflects sunlight.\n")
                        .add("한국어 질의응답 데이터셋", "이 데이터셋의 문제 유형은 구문 변형과 어휘 변형으로 나뉘며 작업자가 만들었다.\n");
        Rehearsal.Result result = new Rehearsal(source, 1, "도시를 식히는 방법의 한계는 무엇인가?").run();
        assertThat(String.join(" ", result.sentences())).contains("난방비가 늘어나는 문제가 있다");
        assertThat(result.sentences()).noneMatch(s -> s.contains("데이터셋"));
    }

    @Test
    void theCloseNamesNoDocumentThatTheReportCites() throws Exception {
        for (String question : List.of(QUESTION, "What causes coral reef bleaching?")) {
            Report report = new Rehearsal(Texts.reefs(), 1, question).run().report();
            String close = report.sections().getLast().blocks().toString();
            int at = close.indexOf("Not cited");
            String silent = at < 0 ? "" : close.substring(at);
            assertThat(report.bibliography())
                    .isNotEmpty()
                    .noneMatch(e -> silent.contains(e.title()));
        }
    }

    @Test
    void koreanDocumentsAnswerFirstAndEnglishOnesAreIntroduced() throws Exception {
        TextSource source =
                new TextSource()
                        .add(
                                "쿨루프의 효과와 한계",
                                """
                                쿨루프는 여름에 햇빛을 반사하여 도시의 지붕 온도를 낮추지만 빗물을 붙잡지 못하는 한계가 있다.
                                먼지가 쌓이면 쿨루프의 반사율이 떨어지므로 지붕을 다시 칠해야 하는 문제가 있다.
                                """)
                        .add(
                                "Cool roofs in a city",
                                "The main limitation of cool roofs in a city is that heating costs rise in winter when the sun is welcome.\n");
        Report report = new Rehearsal(source, 1, "도시에서 쿨루프의 한계는 무엇인가?").run().report();
        List<Block> blocks = report.sections().getFirst().blocks();
        assertThat(blocks.getFirst().toString()).contains("쿨루프").doesNotContain("winter");
        assertThat(blocks.get(1)).isEqualTo(new Block.Remark("영어 문서에서는 다음과 같이 말합니다:"));
        assertThat(blocks.get(2).toString()).contains("heating costs rise");
    }

    @Test
    void findsKoreanSentencesByTheirWords() throws Exception {
        TextSource source =
                new TextSource()
                        .add(
                                "한국어 질의응답 데이터셋의 구축",
                                """
                                1 데이터 구축
                                이 질의응답 데이터셋은 위키백과 문서에서 수집한 질문과 답변으로 구축되었으며 모두 십만 쌍으로 구성되어 있다.
                                질의응답 데이터셋의 구축에 참여한 작업자는 질문을 만든 뒤 답변의 범위를 문서에서 표시하였다.
                                2 날씨
                                남쪽 바다의 바람은 겨울에 더욱 강하게 부는 것으로 널리 알려져 있다.
                                """)
                        .add(
                                "Tides",
                                "1 Tides\nThe tides of the northern bay are among the highest that have been measured anywhere.\n");
        Rehearsal.Result result = new Rehearsal(source, 1, "질의응답 데이터셋은 어떻게 구축되었는가?").run();
        assertThat(result.sentences())
                .isNotEmpty()
                .allMatch(s -> s.contains("질의응답"))
                .noneMatch(s -> s.contains("바람"));
    }

    @Test
    void notesHaveStableIdsAndNoDocumentIsHeardTooOften() throws Exception {
        Rehearsal.Result result = new Rehearsal(Texts.reefs(), 2, QUESTION).run();
        for (Note note : result.notes()) {
            assertThat(note.id())
                    .matches("\\Q" + note.questionId() + "\\E\\.r" + note.round() + "\\.n\\d+");
            assertThat(note.quotes().getFirst().text().replaceAll("\\s+", " "))
                    .isEqualTo(note.finding());
        }
        assertThat(
                        new HashSet<>(
                                result.notes().stream()
                                        .map(n -> n.quotes().getFirst().documentId())
                                        .toList()))
                .hasSize(3);
    }

    @Test
    void asksAgainForWhatNoNoteSpeaksTo() throws Exception {
        TextSource source =
                new TextSource()
                        .add(
                                "One",
                                "1 One\nThe failure of bridge cables is caused by rust that spreads under the paint.\n")
                        .add(
                                "Two",
                                "1 Two\nBridge cables fail when an error in the welding lets water into the strands.\n");
        Rehearsal.Result result =
                new Rehearsal(source, 1, "What are the failures of bridge cables?").run();
        assertThat(result.reviews().getFirst().gaps())
                .isNotEmpty()
                .allMatch(g -> g.question().origin() == Question.Origin.GAP);
        assertThat(
                        result.plan().stream()
                                .map(Section::questions)
                                .flatMap(List::stream)
                                .map(Question::id))
                .doesNotHaveDuplicates();
        assertThat(result.reviews().getLast().enough()).isTrue();
    }

    @Test
    void answersAnInterrupt() {
        Rehearsal rehearsal = new Rehearsal(Texts.reefs(), 1, QUESTION);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> EvidenceRoles.create().planner().plan(rehearsal.context()))
                .isInstanceOf(InterruptedException.class);
    }
}
