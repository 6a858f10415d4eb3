package maestro.rag.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    @Test
    void aNameDoesNotDisguiseItself() {
        assertThat(Shown.name("report\u202Efdp.exe")).isEqualTo("reportfdp.exe");
        assertThat(Shown.name("\u2067https://good.example\u2069/\u2066evil\u2069\u200B\uFEFF"))
                .isEqualTo("https://good.example/evil");
        assertThat(Shown.name("pay\u00ADpal \uDB40\uDC41\uDB40\uDC42")).isEqualTo("paypal ");
        assertThat(Shown.name("bell\u0007 \u009Bm")).isEqualTo("bell   m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retrieval  evaluated",
                "검색 증강 생성",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "שלום עולם",
                "👩\u200D🔬"
            })
    void wordsOfAnyScriptStay(String words) {
        assertThat(Shown.name(words)).isEqualTo(words);
    }

    @Test
    void aLineIsOne() {
        assertThat(Shown.line(" one\n\u2028two\u202E\t \u0085 three ")).isEqualTo("one two three");
    }

    @ParameterizedTest
    @CsvSource({
        "<a, <a>",
        "a>, a",
        "<a>b, <a>b",
        "<(a, <(a)>",
        "<(a)b, <(a)b>",
        "(<a)b, (<a>)b",
        "(a>)b, (a)b",
        "a)b>c, abc",
        "<<a>, <<a>>",
        "plain, plain"
    })
    void aTextReachesNotBeyondItsEnd(String text, String balanced) {
        assertThat(Shown.balanced(controls(text))).isEqualTo(controls(balanced));
    }

    private static String controls(String signs) {
        return signs.replace('<', '\u202E')
                .replace('>', '\u202C')
                .replace('(', '\u2067')
                .replace(')', '\u2069');
    }

    @Test
    void paperHasNoDirections() {
        assertThat(Shown.undirected("a\u202Eb\u2066c\u2069\u200Cd")).isEqualTo("abc\u200Cd");
    }
}
