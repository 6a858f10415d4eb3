package maestro.rag.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The evaluation of the system is based on how well it answers the questions that we have.",
                "ko | 이 논문은 BERT와 GPT를 이용한 검색 증강 생성 모델을 소개한다.",
                "ja | この論文では検索拡張生成の評価について述べる。",
                "zh | 本文介绍检索增强生成的评估方法和主要问题。",
                "de | Die Bewertung der Systeme ist mit der Frage verbunden, wie sie auf die Fragen antworten.",
                "fr | L'évaluation de la méthode est fondée sur les réponses que le système donne dans les tests.",
                "es | La evaluación de los sistemas se basa en las respuestas que dan para una pregunta y por su calidad.",
                "it | La valutazione del sistema è basata sulle risposte che non sono nella lista degli esempi di prova.",
                "pt | A avaliação do sistema é baseada nas respostas que ele dá para uma pergunta e não em outras.",
                "und | 12 34 56",
                "und | Ĉu vi parolas esperanton tre bone hodiaŭ matene"
            })
    void tellsTheLanguage(String language, String text) {
        assertThat(Languages.of(text)).isEqualTo(language);
    }
}
