package maestro.app.ui.reasoning.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class SpliceTest {
    @Test
    void aSpliceTurnsOneListIntoAnother() {
        Random random = new Random(11);
        for (int trial = 0; trial < 500; trial++) {
            ObservableList<Integer> list = FXCollections.observableArrayList();
            List<Integer> next = new ArrayList<>();
            for (int i = 0; i < random.nextInt(8); i++) {
                list.add(random.nextInt(4));
            }
            for (int i = 0; i < random.nextInt(8); i++) {
                next.add(random.nextInt(4));
            }
            Splice.apply(list, 0, list.size(), next);
            assertThat(list).isEqualTo(next);
        }
    }

    @Test
    void aSpliceThatAppendsTouchesNothingElse() {
        ObservableList<String> list = FXCollections.observableArrayList("x", "a", "b", "y");
        List<String> changes = new ArrayList<>();
        list.addListener(
                (javafx.collections.ListChangeListener<String>)
                        change -> {
                            while (change.next()) {
                                changes.add(
                                        change.getFrom()
                                                + "+"
                                                + change.getAddedSize()
                                                + "-"
                                                + change.getRemovedSize());
                            }
                        });
        Splice.apply(list, 1, 2, List.of("a", "b", "c"));
        assertThat(list).containsExactly("x", "a", "b", "c", "y");
        assertThat(changes).containsExactly("3+1-0");
    }
}
