package maestro.app.ui.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.rag.document.Heading;
import maestro.rag.document.Layout;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;

class OpenedTest {
    @Test
    void whatIsMarkedStandsUnderTheHeadingsOfItsMiddle() {
        String text = "Before. Methods Data Counted. Results Many.";
        Layout layout =
                Layout.unpaged(
                        text.length(),
                        List.of(
                                new Heading(1, 8, 15),
                                new Heading(2, 16, 20),
                                new Heading(1, 30, 37)));
        Opened opened =
                new Opened(
                        FakeLibrary.document("a", "Alpha"),
                        layout,
                        text,
                        0,
                        true,
                        false,
                        Opened.headings(layout, text));
        assertThat(opened.under(new Span(0, 7))).isEmpty();
        assertThat(opened.under(new Span(10, 29))).isEqualTo("Methods › Data");
        assertThat(opened.under(new Span(21, 43))).isEqualTo("Results");
    }
}
