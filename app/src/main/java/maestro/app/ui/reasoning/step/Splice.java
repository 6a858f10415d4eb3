package maestro.app.ui.reasoning.step;

import java.util.List;
import javafx.collections.ObservableList;

/// Turns a range of a list into another with as few changes as one insertion, one removal and one
/// replacement at its start, so that a list on screen keeps its place and its selection.
public final class Splice {
    private Splice() {}

    public static <T> void apply(ObservableList<T> list, int at, int length, List<T> next) {
        int least = Math.min(length, next.size());
        if (least > 0 && !same(list.get(at), next.getFirst())) {
            list.set(at, next.getFirst());
        }
        int front = 0;
        while (front < least && same(list.get(at + front), next.get(front))) {
            front++;
        }
        int back = 0;
        while (back < least - front
                && same(list.get(at + length - 1 - back), next.get(next.size() - 1 - back))) {
            back++;
        }
        if (length - back > front) {
            list.remove(at + front, at + length - back);
        }
        if (next.size() - back > front) {
            list.addAll(at + front, next.subList(front, next.size() - back));
        }
    }

    private static boolean same(Object one, Object other) {
        return one == other || one.equals(other);
    }
}
