package maestro.agents.role.evidence.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import maestro.agents.mission.Language;
import maestro.agents.role.evidence.text.Acronyms;
import maestro.agents.role.evidence.text.Glossary;
import maestro.agents.role.evidence.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private final Acronyms acronyms = new Acronyms();

    private InquiryReader reader() {
        acronyms.read(
                "We study Coral Reef Bleaching (CRB) and Retrieval-Augmented Generation (RAG).");
        Vocabulary vocabulary =
                new Vocabulary() {
                    @Override
                    public double idf(String stem) {
                        return 2;
                    }

                    @Override
                    public int passages(String stem) {
                        return 2;
                    }

                    @Override
                    public Acronyms acronyms() {
                        return acronyms;
                    }
                };
        return new InquiryReader(vocabulary, new Glossary(), new Facets());
    }

    @Test
    void aKoreanSubjectLosesItsQuestionWord() {
        assertThat(QuestionSplitter.split("도시를 식히려면 어떤 방법이 효과적이며, 그 한계는 무엇인가?"))
                .containsExactly("도시를 식히려면 어떤 방법이 효과적인가?", "도시를 식히는 방법의 한계는 무엇인가?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How does shade compare with rain?|Shade compared with rain",
                "When does paint hurt a bridge?|When paint hurts a bridge",
                "How does a net carry the fish?|How a net carries the fish",
                "How does it matter?|How it matters",
            })
    void aQuestionWithDoesBecomesAHeadingWithItsVerb(String question, String heading) {
        assertThat(Headings.of(question)).isEqualTo(heading);
    }

    @Test
    void theVerbOfAnOpenQuestionIsAskedForAndNoTopic() {
        Inquiry inquiry = reader().read("Which measures cool a city?", Language.ENGLISH);
        assertThat(inquiry.asked(Words.content("Trees cool the street"))).isEqualTo(1);
        assertThat(inquiry.asked(Words.content("A city is large"))).isZero();
        assertThat(inquiry.topical(Words.content("A city is large"))).isEqualTo(1);
    }

    @Test
    void takesApartWhatIsAskedInOneBreathAndPutsTheSubjectBack() {
        assertThat(
                        QuestionSplitter.split(
                                "How is coral bleaching measured, and what are its main causes?"))
                .containsExactly(
                        "How is coral bleaching measured?",
                        "What are the main causes of coral bleaching?");
        assertThat(
                        QuestionSplitter.split(
                                "What is dense passage retrieval and how does it compare with BM25?"))
                .containsExactly(
                        "What is dense passage retrieval?",
                        "How does dense passage retrieval compare with BM25?");
        assertThat(QuestionSplitter.split("How do bees navigate?"))
                .containsExactly("How do bees navigate?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How do trees and cool roofs cool a city, and what limits them?|What limits trees and cool roofs?",
                "How do trees and cool roofs cool a city, and what are their limits?|What are the limits of trees and cool roofs?",
                "Which measures cool a city best in summer heat, and what are their limits?|What are the limits of measures that cool a city?",
                "RAG 시스템은 왜 여전히 환각을 일으키며, 이를 줄이는 방법 중 근거가 있는 것은 무엇인가?|환각을 줄이는 방법 중 근거가 있는 것은 무엇인가?",
                "딥러닝 모델의 과적합은 왜 발생하며 이를 줄이는 방법은 무엇인가?|딥러닝 모델의 과적합을 줄이는 방법은 무엇인가?",
                "What causes coral bleaching, and how is it measured?|How is coral bleaching measured?",
                "Why does retrieval-augmented generation still produce hallucinations, and which measures against them have evidence?|Which measures against hallucinations have evidence?",
                "How does memory often fail, and what helps it?|What helps memory?",
                "Which factors predict student dropout in online courses, and which interventions reduce it?|Which interventions reduce student dropout?",
                "What are the side effects of statins and how common are they?|How common are the side effects of statins?",
                "Who benefits from carbon taxes and who pays for them?|Who pays for carbon taxes?",
                "How does heat harm the bees of a city, and what are their defences?|What are the defences of the bees of a city?",
                "여름 더위에 도시를 식히는 가장 좋은 방법은 무엇이며, 그 한계는 무엇인가?|여름 더위에 도시를 식히는 방법의 한계는 무엇인가?",
                "KorQuAD 2.0은 어떤 데이터셋이며 기존 데이터셋과 무엇이 다른가?|KorQuAD 2.0은 기존 데이터셋과 무엇이 다른가?",
            })
    void theSecondQuestionInheritsTheSubject(String asked, String second) {
        assertThat(QuestionSplitter.split(asked)).hasSize(2).last().isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How has remote work changed productivity, and what do managers say about it?",
                "How do teachers use AI tools and how do students perceive them?",
                "Why did the Roman Empire collapse and how do historians explain it?",
                "When should a company use RAG instead of fine-tuning, and what does it cost?",
                "How can cities reduce heat, and what do such measures cost?",
                "What role does sleep play in memory, and does napping help?",
                "Why do bees die in winter, what are the main parasites, and how can beekeepers treat them?",
                "한국의 저출산 원인은 무엇이고 어떤 정책이 효과가 있었나요?",
            })
    void whatCanBeReadInTwoWaysStaysTogetherInTheUsersWords(String asked) {
        assertThat(QuestionSplitter.split(asked)).containsExactly(asked);
        assertThat(Headings.of(asked)).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How has remote work changed productivity, and what do managers say about it?|remote work",
                "How do teachers use AI tools?|teachers",
                "Compare BERT and GPT in terms of training data.|BERT and GPT",
                "Summarize the findings on microplastics in drinking water.|microplastics in drinking water",
                "What caused the 2008 financial crisis?|the 2008 financial crisis",
            })
    void theTopicIsWhatTheFirstPartNames(String asked, String topic) {
        assertThat(QuestionSplitter.topic(asked)).isEqualTo(topic);
    }

    @Test
    void measuresAreStepsTakenUnlessSomethingIsEvaluated() {
        assertThat(reader().read("Which measures cool a city?", Language.ENGLISH).kind())
                .isEqualTo("general");
        assertThat(reader().read("How is heat measured?", Language.ENGLISH).kind())
                .isEqualTo("evaluation");
    }

    @Test
    void aThemesOwnWordsDoNotTellTheKindOfTheQuestion() {
        assertThat(
                        reader().read(
                                        "Downstream task: how is coral bleaching evaluated?",
                                        "how is coral bleaching evaluated?",
                                        Language.ENGLISH)
                                .kind())
                .isEqualTo("evaluation");
    }

    @Test
    void whatIsDoneToTheSubjectIsNoPartOfIt() {
        assertThat(reader().read("How is dense retrieval trained?", Language.ENGLISH).topic())
                .isEqualTo("dense retrieval");
    }

    @Test
    void takesApartKoreanQuestions() {
        assertThat(QuestionSplitter.split("검색 증강 생성은 어떻게 평가되며, 주요 실패 유형은 무엇인가?"))
                .containsExactly("검색 증강 생성은 어떻게 평가되는가?", "검색 증강 생성의 주요 실패 유형은 무엇인가?");
    }

    @Test
    void anAcronymNamesTheTopicAsWellAsItsWords() {
        Inquiry inquiry = reader().read("How is coral reef bleaching evaluated?", Language.ENGLISH);
        assertThat(inquiry.topic()).isEqualTo("coral reef bleaching");
        assertThat(inquiry.onTopic(Words.content("CRB was high in May"))).isTrue();
        assertThat(inquiry.onTopic(Words.content("reefs were surveyed in May"))).isFalse();
        assertThat(inquiry.kind()).isEqualTo("evaluation");
    }

    @Test
    void aKoreanQuestionReachesEnglishDocumentsThroughTheGlossary() {
        Inquiry inquiry = reader().read("검색 증강 생성은 어떻게 평가되는가?", Language.KOREAN);
        assertThat(inquiry.english()).isEqualTo("retrieval-augmented generation evaluation");
        assertThat(
                        inquiry.words(
                                Words.content("RAG systems are evaluated by answer accuracy"),
                                Set.of()))
                .isEqualTo(1);
        assertThat(inquiry.words(Words.content("검색 증강 생성을 평가한다"), Set.of())).isEqualTo(1);
        assertThat(inquiry.aspects()).extracting(Aspect::name).contains("평가 지표");
    }
}
