package maestro.agents.role.evidence.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommonTitleTest {

    @Test
    void questionsAboutTheSameShareItsName() {
        assertThat(
                        CommonTitle.of(
                                List.of(
                                        "How is RAG evaluated? What are its main failure modes?",
                                        "How are dense retrievers trained?")))
                .isEqualTo("RAG: evaluation and main failure modes; training of dense retrievers");
        assertThat(
                        CommonTitle.of(
                                List.of(
                                        "검색 증강 생성은 어떻게 평가되는가?",
                                        "검색 증강 생성의 주요 실패 유형은 무엇인가?",
                                        "밀집 검색기는 어떻게 학습되는가?")))
                .isEqualTo("검색 증강 생성: 평가 방법, 주요 실패 유형; 밀집 검색기의 학습 방법");
    }

    @Test
    void questionsAboutDifferentThingsStandSideBySide() {
        assertThat(
                        CommonTitle.of(
                                List.of(
                                        "How is dense retrieval trained?",
                                        "How does RAG compare with fine-tuning?",
                                        "What is GraphRAG?")))
                .isEqualTo("Training of dense retrieval; RAG compared with fine-tuning; GraphRAG");
    }

    @Test
    void aSingleQuestionHasNoneAndManyAreCut() {
        assertThat(CommonTitle.of(List.of("How is X made, and what are its limits?"))).isEmpty();
        assertThat(
                        CommonTitle.of(
                                List.of(
                                        "How is the salinity of northern tidal pools measured?",
                                        "What are the habits of crabs that live in salt marshes?",
                                        "How do birds find their way home in winter?")))
                .isEqualTo("Measurement of the salinity of northern tidal pools …")
                .hasSizeLessThan(100);
    }
}
