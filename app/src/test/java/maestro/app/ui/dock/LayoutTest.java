package maestro.app.ui.dock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import maestro.app.ui.dock.SavedLayout.Bounds;
import maestro.app.ui.dock.SavedLayout.WindowLayout;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Layout DEFAULT =
            new Layout.Split(
                    true,
                    List.of(0.7),
                    List.of(
                            new Layout.Split(
                                    false,
                                    List.of(0.2, 0.7),
                                    List.of(
                                            Layout.Leaf.of("library", "missions"),
                                            Layout.Leaf.of("report", "plan"),
                                            Layout.Leaf.of("reader"))),
                            Layout.Leaf.of("log")));

    @Test
    void aSavedLayoutComesBackAsItWas() throws Exception {
        SavedLayout saved =
                new SavedLayout(
                        new WindowLayout(new Bounds(10, 20, 1200, 800), true, DEFAULT),
                        List.of(
                                new WindowLayout(
                                        new Bounds(5, 5, 400, 300),
                                        false,
                                        new Layout.Leaf("plan", List.of("report", "plan")))),
                        List.of("reader"));
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(LayoutJson.write(saved));
        assertThat(LayoutJson.read(json.readTree(text))).isEqualTo(saved);
    }

    @Test
    void whatIsNoLayoutIsRefused() {
        for (String text :
                List.of(
                        "{}",
                        "{\"version\":1}",
                        "{\"version\":99,\"main\":{}}",
                        "{\"version\":1,\"main\":{\"bounds\":[1,2,3],\"layout\":{\"tabs\":[]}}}",
                        "{\"version\":1,\"main\":{\"bounds\":[1,2,\"x\",4],\"layout\":{\"tabs\":[]}}}",
                        "{\"version\":1,\"main\":{\"bounds\":[1,2,3,4],\"layout\":{\"parts\":[]}}}")) {
            assertThatThrownBy(() -> LayoutJson.read(new ObjectMapper().readTree(text)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void unknownAndDoubledPanesAreDroppedAndTheirSplitsGoWithThem() {
        Layout layout =
                new Layout.Split(
                        false,
                        List.of(0.3, 0.6),
                        List.of(
                                Layout.Leaf.of("gone"),
                                Layout.Leaf.of("a", "a", "b"),
                                Layout.Leaf.of("b", "c")));
        Layout kept = Layout.keep(layout, Set.of("a", "b", "c")::contains).orElseThrow();
        assertThat(kept)
                .isEqualTo(
                        new Layout.Split(
                                false,
                                List.of(0.5),
                                List.of(Layout.Leaf.of("a", "b"), Layout.Leaf.of("c"))));
        assertThat(Layout.keep(layout, _ -> false)).isEmpty();
    }

    @Test
    void aReopenedPaneStandsWithThoseItStoodWith() {
        Layout without = Layout.keep(DEFAULT, id -> !id.equals("plan")).orElseThrow();
        Layout with = Layout.with(without, "plan", DEFAULT);
        assertThat(Layout.leafOf(with, "plan").orElseThrow())
                .isEqualTo(new Layout.Leaf("plan", List.of("report", "plan")));
    }

    @Test
    void aPaneThatALayoutDoesNotKnowComesBehindTheOneInFront() {
        Layout shown = Layout.Leaf.of("b", "a");
        Layout behind = Layout.behind(shown, "c", Layout.Leaf.of("a", "b", "c"));
        assertThat(behind).isEqualTo(new Layout.Leaf("b", List.of("b", "a", "c")));
    }

    @Test
    void aReopenedPaneWhosePlaceIsGoneStandsBesideItsNeighbour() {
        Layout without = Layout.keep(DEFAULT, id -> !id.equals("reader")).orElseThrow();
        Layout with = Layout.with(without, "reader", DEFAULT);
        assertThat(with.panes())
                .containsExactly("library", "missions", "report", "plan", "reader", "log");
        assertThat(Layout.leafOf(with, "reader").orElseThrow().panes()).containsExactly("reader");

        Layout noLog = Layout.keep(DEFAULT, id -> !id.equals("log")).orElseThrow();
        Layout again = Layout.with(noLog, "log", DEFAULT);
        assertThat(again).isInstanceOf(Layout.Split.class);
        assertThat(((Layout.Split) again).vertical()).isTrue();
        assertThat(again.panes()).endsWith("log");
    }

    @Test
    void aPaneReopensInAnEmptyWindow() {
        assertThat(Layout.with(new Layout.Leaf("", List.of()), "plan", DEFAULT))
                .isEqualTo(Layout.Leaf.of("plan"));
    }

    @Test
    void windowsComeBackOnAScreenThatExists() {
        Bounds screen = new Bounds(0, 0, 1280, 720);
        assertThat(new Bounds(3000, 200, 1600, 1000).within(List.of(screen)))
                .isEqualTo(new Bounds(0, 0, 1280, 720));
        assertThat(new Bounds(900, 600, 600, 400).within(List.of(screen)))
                .isEqualTo(new Bounds(680, 320, 600, 400));
        assertThat(Bounds.UNPLACED.within(List.of(new Bounds(0, 0, 2560, 1440))))
                .isEqualTo(new Bounds(480, 220, 1600, 1000));
        Bounds second = new Bounds(1280, 0, 1920, 1080);
        assertThat(new Bounds(1400, 100, 800, 600).within(List.of(screen, second)))
                .isEqualTo(new Bounds(1400, 100, 800, 600));
    }
}
