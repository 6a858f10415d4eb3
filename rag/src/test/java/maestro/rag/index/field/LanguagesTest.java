package maestro.rag.index.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.SearchMode;
import maestro.rag.index.lucene.IndexFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words are found as their language inflects and joins them.
final class LanguagesTest {
    private IndexFixture library;

    @BeforeEach
    void open(@TempDir Path folder) {
        library = new IndexFixture(folder);
        library.put("en", "The committee's studies measured coffee houses in the U.S. and a Café.");
        library.put("ko", "검색 증강 생성(RAG)은 문서를 먼저 찾고 나서 답변을 작성한다.");
        library.put("ko2", "고양이는 하루의 대부분을 잠으로 보냅니다. 2024년의 조사이다.");
        library.put("ja", "東京は日本の首都であり、人口が最も多い都市です。");
        library.put("zh", "北京是中华人民共和国的首都，人口众多。");
        library.put("tw", "臺灣的人口與歷史研究。");
        library.put("ru", "Столица России находится на реке Москва.");
        library.index.refresh();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void finds(String query, String... ids) {
        assertThat(library.find(query, SearchMode.KEYWORD))
                .as(query)
                .containsExactlyInAnyOrder(ids);
    }

    @Test
    void englishIsStemmedAndAccentsDoNotMatter() {
        finds("study", "en");
        finds("committees measuring", "en");
        finds("cafe", "en");
        finds("CAFÉ", "en");
    }

    @Test
    void koreanWordsAreFoundWithoutTheirParticles() {
        finds("문서", "ko");
        finds("답변이", "ko");
        finds("고양이가", "ko2");
        finds("증강", "ko");
        finds("조사를 2024", "ko2");
    }

    @Test
    void koreanWordsThatTheDictionaryTakesApartAreAlsoFoundAsTheyAreWritten() {
        library.put("parts", "우리 당은 열린 당이다.");
        library.put("party", "그해 열린우리당은 대표를 새로 뽑았다.");
        library.index.refresh();
        assertThat(library.find("열린우리당의", SearchMode.KEYWORD)).startsWith("party", "parts");
    }

    @Test
    void koreanNumbersKeepTheirUnits() {
        library.put("hours", "월 3시간, 다음 월 3시간.");
        library.put("march", "모임은 그해 3월에 서울에서 열두 번 있었다.");
        library.index.refresh();
        assertThat(library.find("3월은", SearchMode.KEYWORD)).startsWith("march", "hours");
    }

    @Test
    void wordsOfAnotherScriptAreFoundWithinKorean() {
        finds("RAG", "ko");
        finds("rag를", "ko");
        finds("2024년", "ko2");
    }

    @Test
    void aMixedQuerySearchesInAllOfItsScripts() {
        finds("coffee 고양이", "en", "ko2");
    }

    @Test
    void japaneseAndChineseAreTakenApart() {
        finds("首都はどこ", "ja");
        finds("日本", "ja");
        finds("中华人民共和国", "zh");
        finds("歷史", "tw");
        finds("人口", "ja", "zh", "tw");
    }

    @Test
    void otherAlphabetsAreFoundByTheirWords() {
        finds("москва", "ru");
    }

    @Test
    void theDocumentsLanguageDecidesWhereTheCharactersDoNot() {
        Map<Language, String> chinese = Scripts.ofPassage("人口統計", "");
        Map<Language, String> japanese = Scripts.ofPassage("人口統計", "ja");
        assertThat(chinese).containsOnlyKeys(Language.ZH);
        assertThat(japanese).containsOnlyKeys(Language.JA);
        assertThat(Scripts.ofPassage("大韓民國(대한민국)의 수도", "")).containsOnlyKeys(Language.KO);
        assertThat(Scripts.ofPassage("...", "")).isEmpty();
    }

    @Test
    void titlesCount() {
        library.put(new DocumentEntry("titled", "수면의 과학 Oneirology", "ko"), "꿈을 꾸는 동안.");
        library.index.refresh();
        finds("oneirology", "titled");
        finds("수면", "titled");
    }

    @Test
    void aLanguageThatTheModelDoesNotReadIsSearchedByWordsAlone() {
        assertThat(library.search("고양이", SearchMode.HYBRID))
                .hasSize(1)
                .allSatisfy(h -> assertThat(h.semanticRank()).isZero());
        assertThat(library.search("cat", SearchMode.HYBRID)).hasSize(7);
    }
}
