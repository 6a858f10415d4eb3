package maestro.rag.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceListTest {
    private static final String PROSE =
            "Bees are counted in summer by many hands, and in winter nobody counts them at all (Lee, 2019).\n";
    private static final String ENTRIES =
            "Lee, S. and Park, J. 2019. Counting bees. In Proceedings of the Apiary, pp. 1-9.\nKim, D. et al. 2020. Bees again. Journal of Bees, vol. 3.\n";

    private final List<Passage> passages = new ArrayList<>();

    private ReferenceListTest with(String text, String... headings) {
        int start = passages.isEmpty() ? 0 : passages.getLast().end();
        int end = start + text.length();
        passages.add(
                new Passage(
                        "d", passages.size(), text, start, end, 1, List.of(), List.of(headings)));
        return this;
    }

    @Test
    void entriesAfterALineThatSaysSo() {
        with(PROSE).with(PROSE).with("References\n" + ENTRIES).with(ENTRIES);
        assertThat(ReferenceList.in(passages).stream()).containsExactly(2, 3);
    }

    @Test
    void entriesUnderAHeading() {
        with(PROSE, "1 Bees").with(ENTRIES, "7 References").with(ENTRIES, "참고 문헌");
        assertThat(ReferenceList.in(passages).stream()).containsExactly(1, 2);
    }

    @Test
    void anAppendixIsNotOfTheList() {
        with(PROSE + PROSE).with("References\n" + ENTRIES).with(PROSE).with(ENTRIES);
        with("Appendix A\nHow bees were counted.\n").with(ENTRIES);
        assertThat(ReferenceList.in(passages).stream()).containsExactly(1, 3);
    }

    @Test
    void aContentsPageAndCitationsInTheTextBeginNone() {
        with("Contents\nReferences\n").with(PROSE).with(ENTRIES).with(PROSE).with(PROSE);
        assertThat(ReferenceList.in(passages).isEmpty()).isTrue();
        assertThat(ReferenceList.in(List.of()).isEmpty()).isTrue();
    }
}
