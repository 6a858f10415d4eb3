package maestro.agents.role.evidence.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionSplitterTest {

    @Test
    void questionsGluedOnOneLineAreTakenApartAtTheirMarks() {
        assertThat(
                        QuestionSplitter.split(
                                "How is RAG evaluated? What are its failure modes?How are dense retrievers trained？ What do they cost?"))
                .containsExactly(
                        "How is RAG evaluated?",
                        "What are the failure modes of RAG?",
                        "How are dense retrievers trained?",
                        "What do dense retrievers cost?");
    }

    @Test
    void whatFollowsTheVerbIsNoPartOfTheSubject() {
        assertThat(
                        QuestionSplitter.split(
                                "How does KAP1 repress transposons, and which proteins bind it?"))
                .containsExactly("How does KAP1 repress transposons?", "Which proteins bind KAP1?");
        assertThat(QuestionSplitter.split("How does dense retrieval scale, and what does it cost?"))
                .containsExactly(
                        "How does dense retrieval scale?", "What does dense retrieval cost?");
    }

    @Test
    void aParticipleBeforeTheSubjectIsNotItsVerb() {
        assertThat(
                        QuestionSplitter.topic(
                                "How do irrelevant retrieved passages affect the answers of a system?"))
                .isEqualTo("irrelevant retrieved passages");
        assertThat(QuestionSplitter.topic("How does a trained model work?"))
                .isEqualTo("a trained model");
    }

    @Test
    void whatIsAlwaysOfSomethingGetsTheSubjectOfTheQuestionBefore() {
        assertThat(
                        QuestionSplitter.split(
                                "How is coral bleaching measured? What are the main causes? What is a reef?"))
                .containsExactly(
                        "How is coral bleaching measured?",
                        "What are the main causes of coral bleaching?",
                        "What is a reef?");
    }

    @Test
    void whatIsDoneTwiceIsAskedTwice() {
        assertThat(
                        QuestionSplitter.split(
                                "How are dense retrievers trained and evaluated on open domains?"))
                .containsExactly(
                        "How are dense retrievers trained?",
                        "How are dense retrievers evaluated on open domains?");
    }

    @Test
    void koreanQuestionsGluedOnOneLineToo() {
        assertThat(
                        QuestionSplitter.split(
                                "검색 증강 생성은 어떻게 평가되는가? 주요 실패 유형은 무엇인가？밀집 검색기는 어떻게 학습되는가? 그 한계는 무엇인가?"))
                .containsExactly(
                        "검색 증강 생성은 어떻게 평가되는가?",
                        "검색 증강 생성의 주요 실패 유형은 무엇인가?",
                        "밀집 검색기는 어떻게 학습되는가?",
                        "밀집 검색기의 한계는 무엇인가?");
    }

    @Test
    void aMarkWithinAQuotationPartsNothing() {
        assertThat(QuestionSplitter.split("What does the question \"why?\" mean to a model?"))
                .hasSize(1);
    }
}
