package maestro.rag.document;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for every document that was read, whatever its format.
public final class WellFormed {

    private WellFormed() {}

    public static void check(ParsedDocument document) {
        String text = document.text();
        assertThat(text).isNotBlank();
        assertThat(text.indexOf('\0')).isNegative();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            assertThat(Character.getType(c)).isNotEqualTo((int) Character.SURROGATE);
            i += Character.charCount(c);
        }
        int end = 0;
        for (Word word : document.layout().words()) {
            assertThat(word.start()).isGreaterThanOrEqualTo(end);
            assertThat(word.end()).isGreaterThan(word.start());
            end = word.end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
        int page = 0;
        for (Page each : document.layout().pages()) {
            assertThat(each.start()).isEqualTo(page);
            assertThat(each.end()).isGreaterThanOrEqualTo(each.start());
            page = each.end();
        }
        assertThat(page).isEqualTo(text.length());
    }
}
