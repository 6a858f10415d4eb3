package maestro.app.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.text.Font;
import maestro.app.ui.reasoning.step.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WrappedRowsTest {
    private static final Font FONT = Font.font(13);

    private final ObservableList<Row> rows = FXCollections.observableArrayList();

    private static Row.Line line(String text) {
        return new Row.Line("s", text);
    }

    @Test
    void noWordIsLostAndNoLineIsWiderThanItMayBe() {
        Lines lines = new Lines(FONT);
        String text = "검색된 문단 200개가 여섯 주제로 나뉜다. Each of them has two sources or more.";
        List<String> parts = lines.of(text, 150);
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(String.join(" ", parts)).isEqualTo(text);
        javafx.scene.text.Text probe = new javafx.scene.text.Text();
        probe.setFont(FONT);
        for (String part : parts) {
            probe.setText(part);
            assertThat(probe.getLayoutBounds().getWidth()).as(part).isLessThan(153);
        }
    }

    @Test
    void aWordWiderThanALineIsBrokenButNoSurrogatePair() {
        String text = "😀".repeat(60);
        List<String> parts = new Lines(FONT).of(text, 100);
        assertThat(parts).hasSizeGreaterThan(5);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
    }

    @Test
    void linesEndWhereTheTextSaysSo() {
        assertThat(new Lines(FONT).of("one\ntwo", 400)).containsExactly("one", "two");
        assertThat(new Lines(FONT).of("", 400)).containsExactly("");
    }

    @Test
    void whatIsShownFollowsEveryChangeOfTheRows() {
        Random random = new Random(5);
        WrappedRows wrapped = new WrappedRows(rows);
        wrapped.fit(260, FONT);
        for (int trial = 0; trial < 300; trial++) {
            int at = random.nextInt(rows.size() + 1);
            Row row = line("word ".repeat(1 + random.nextInt(30)).strip() + trial);
            switch (random.nextInt(4)) {
                case 0 -> rows.add(at, row);
                case 1 -> rows.addAll(at, List.of(row, line("short")));
                case 2 -> rows.remove(at / 2, at);
                default -> {
                    if (at < rows.size()) {
                        rows.set(at, row);
                    }
                }
            }
            WrappedRows anew = new WrappedRows(rows);
            anew.fit(260, FONT);
            assertThat(wrapped.shown()).isEqualTo(new ArrayList<>(anew.shown()));
            for (int i = 0; i < rows.size(); i++) {
                Row shown = wrapped.shown().get(wrapped.indexOf(i));
                assertThat(shown instanceof Row.Part part ? part.of() : shown)
                        .isEqualTo(rows.get(i));
            }
        }
        assertThat(wrapped.shown()).hasSizeGreaterThan(rows.size());
    }
}
