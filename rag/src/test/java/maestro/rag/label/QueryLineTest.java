package maestro.rag.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.rag.label.Expression.All;
import maestro.rag.label.Expression.Any;
import maestro.rag.label.Expression.Field;
import maestro.rag.label.Expression.Not;
import maestro.rag.label.Expression.Phrase;
import maestro.rag.label.Expression.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how are bees (Apis) counted?",
                "Bees: how are they counted, and or not at all",
                "what did Kim et al.: find at 10:30 on https://example.org/a?b=(c)",
                "Year: when was it",
                "꿀벌은 어떻게 집을 찾는가",
                ") ( unbalanced",
                "notes: on wasps"
            })
    void aPlainQuestionStaysAsItIs(String line) {
        assertThat(QueryLine.parse(line))
                .isEqualTo(new QueryLine(DocumentFilter.ALL, line, line, null));
    }

    @Test
    void tagsYearsAndLanguageAreTheFilter() {
        assertThat(QueryLine.parse("bees tag:\"to read\" year:2019..2023 lang:KO at night tag:a"))
                .isEqualTo(
                        new QueryLine(
                                new DocumentFilter(Set.of("to read", "a"), 2019, 2023, "ko"),
                                "bees at night",
                                "bees at night",
                                null));
        assertThat(QueryLine.parse("태그:벌 연도:2020 언어:ko 밤").filter())
                .isEqualTo(new DocumentFilter(Set.of("벌"), 2020, 2020, "ko"));
    }

    @Test
    void phrasesFieldsAndNotMustHoldAndWordsNeedNot() {
        QueryLine line = QueryLine.parse("flowers \"waggle dance\" author:frisch NOT title:ants");
        assertThat(line.words()).isEqualTo("flowers waggle dance");
        assertThat(line.loose()).isEqualTo("flowers");
        assertThat(line.condition())
                .isEqualTo(
                        new All(
                                List.of(
                                        new Phrase("waggle dance"),
                                        new Field(QueryField.AUTHOR, "frisch"),
                                        new Not(new Field(QueryField.TITLE, "ants")))));
    }

    @Test
    void andOrAndParenthesesBindAsUsual() {
        assertThat(QueryLine.parse("honey bees OR wasps AND NOT ants").condition())
                .isEqualTo(
                        new Any(
                                List.of(
                                        new Words("honey bees"),
                                        new All(
                                                List.of(
                                                        new Words("wasps"),
                                                        new Not(new Words("ants")))))));
        QueryLine grouped = QueryLine.parse("(bees OR wasps) AND nest");
        assertThat(grouped.condition())
                .isEqualTo(
                        new All(
                                List.of(
                                        new Any(List.of(new Words("bees"), new Words("wasps"))),
                                        new Words("nest"))));
        assertThat(grouped.words()).isEqualTo("bees wasps nest");
        assertThat(grouped.loose()).isEmpty();
        assertThat(QueryLine.parse("bees tag:a OR tag:b").filter().narrows()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bees \"waggle dance | A quotation mark has no partner",
                "bees AND | Something is missing beside AND",
                "OR bees | Something is missing beside OR",
                "bees OR | Something is missing beside OR",
                "bees AND AND wasps | Something is missing beside AND",
                "bees NOT | Something is missing beside NOT",
                "bees AND () | Something is missing beside",
                "(bees OR wasps | not closed",
                "bees OR wasps) | without its (",
                "bees AND wasps) | without its (",
                "autor:kim bees | perhaps author: is meant",
                "tag: | as in tag:word",
                "bees year:soon | no year"
            })
    void whatIsWrongIsSaidWithWhatToDo(String line, String said) {
        assertThatThrownBy(() -> QueryLine.parse(line))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageContaining(said);
    }

    @Test
    void whatIsWrongIsSaidInKoreanToo() {
        assertThatThrownBy(() -> QueryLine.parse("\"꿀벌"))
                .isInstanceOfSatisfying(
                        QuerySyntaxException.class,
                        e -> assertThat(e.explanation().text(Locale.KOREAN)).contains("따옴표"));
    }

    @Test
    void aSearchNeedsSomethingToLookFor() {
        assertThatThrownBy(() -> QueryLine.forSearch("tag:bees NOT wasps"))
                .hasMessageContaining("Add words");
        assertThat(QueryLine.forSearch("title:bees").words()).isEqualTo("bees");
        assertThat(QueryLine.forSearch(" ").words()).isEmpty();
    }

    @Test
    void nestingIsBounded() {
        String deep = "(".repeat(5_000) + "\"a\"" + ")".repeat(5_000);
        assertThatThrownBy(() -> QueryLine.parse(deep)).hasMessageContaining("fewer words");
        String some = "(".repeat(60) + "\"a\"" + ")".repeat(60);
        assertThatThrownBy(() -> QueryLine.parse(some)).hasMessageContaining("fewer words");
        assertThatThrownBy(() -> QueryLine.parse("NOT ".repeat(190) + "a"))
                .isInstanceOf(QuerySyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "year:2019 | 2019 | true",
                "year:2019 | 2020 | false",
                "year:2019.. | 2030 | true",
                "year:..2019 | 0 | false",
                "tag:bees | 0 | true",
                "tag:wasps | 0 | false",
                "tag:wasps OR year:2020.. | 2021 | true",
                "lang:en | 0 | true",
                "lang:ko | 0 | false",
                "NIGHT bees | 0 | true",
                "day | 0 | false",
                "\"at night\" | 0 | true",
                "\"night at\" | 0 | false",
                "author:lovelace | 0 | true",
                "author:turing | 0 | false",
                "bees NOT author:lovelace | 0 | false",
                "title:night venue:hive file:pdf note:twice doi:10.1 | 0 | true",
                "title:ada | 0 | false"
            })
    void aDocumentFitsWhereAllOfItDoes(String line, int year, boolean fits) {
        Facts facts =
                new Facts(
                        "Bees at  night",
                        List.of("Ada Lovelace"),
                        "The Hive",
                        "10.1/2",
                        "bees.pdf",
                        year,
                        "en",
                        new Marks(List.of("bees"), "Read it twice."));
        assertThat(facts.fit(QueryLine.parse(line))).isEqualTo(fits);
    }
}
