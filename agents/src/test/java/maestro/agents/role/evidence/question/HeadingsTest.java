package maestro.agents.role.evidence.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How is coral bleaching measured?|Measurement of coral bleaching",
                "How is RAG evaluated in practice?|Evaluation of RAG in practice",
                "How was the reef destroyed?|How the reef was destroyed",
                "What are the main causes of bleaching?|Main causes of bleaching",
                "What causes coral bleaching?|Causes of coral bleaching",
                "What limits trees and cool roofs?|Limits of trees and cool roofs",
                "What is GraphRAG?|GraphRAG",
                "What do the documents say about noise?|Noise",
                "How do bees navigate?|How bees navigate",
                "How does RAG compare with fine-tuning?|RAG compared with fine-tuning",
                "Which measures cool a city best in summer heat?|Measures that cool a city best in summer heat",
            })
    void aQuestionBecomesANounPhraseOrAClause(String question, String heading) {
        assertThat(Headings.of(question)).isEqualTo(heading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "does RAG reduce hallucination?|Does RAG reduce hallucination?",
                "What role does noise play in retrieval?|What role does noise play in retrieval?",
                "What is known about bleaching?|What is known about bleaching?",
            })
    void aQuestionWithoutANounStaysAQuestion(String question, String heading) {
        assertThat(Headings.of(question)).isEqualTo(heading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "검색 증강 생성의 주요 실패 유형은 무엇인가?|검색 증강 생성의 주요 실패 유형",
                "검색 증강 생성은 어떻게 평가되는가?|검색 증강 생성의 평가 방법",
                "밀집 검색기는 어떻게 학습되는가？|밀집 검색기의 학습 방법",
                "질의응답 데이터셋은 어떻게 구축되었는가?|질의응답 데이터셋의 구축 방법",
                "검색기는 어떻게 작동하는가?|검색기의 작동 방식",
                "KorQuAD 2.0은 기존 데이터셋과 무엇이 다른가?|KorQuAD 2.0과 기존 데이터셋의 차이",
                "여름 폭염에 도시를 식히려면 어떤 방법이 효과적인가?|여름 폭염에 도시를 식히는 효과적인 방법",
                "KorQuAD 2.0은 어떤 데이터셋인가?|KorQuAD 2.0은 어떤 데이터셋인가",
            })
    void aKoreanQuestionToo(String question, String heading) {
        assertThat(Headings.of(question)).isEqualTo(heading);
    }
}
