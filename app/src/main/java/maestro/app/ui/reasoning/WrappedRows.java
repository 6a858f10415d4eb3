package maestro.app.ui.reasoning;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.text.Font;
import maestro.app.ui.reasoning.step.Row;
import maestro.app.ui.reasoning.step.Splice;

/// Rows cut into lines as wide as their list, so that everything in the list has the same height
/// and the list never measures what it shows. A row that fits stands for itself.
final class WrappedRows {
    private static final double RIGHT = 8;
    private static final double SCROLL_BAR = 16;
    private static final double SCORE = 100;
    private static final double BOLD = 1.1;
    private static final double LEAST = 60;

    private final ObservableList<Row> rows;
    private final ObservableList<Row> shown = FXCollections.observableArrayList();

    /// Lines of each row.
    private final List<Integer> counts = new ArrayList<>();

    private Lines lines = new Lines(Font.getDefault());
    private double width;

    WrappedRows(ObservableList<Row> rows) {
        this.rows = rows;
        rows.addListener(
                (ListChangeListener<Row>)
                        change -> {
                            while (change.next()) {
                                replace(
                                        change.getFrom(),
                                        change.getRemovedSize(),
                                        change.getAddedSubList());
                            }
                        });
        replace(0, 0, rows);
    }

    ObservableList<Row> shown() {
        return shown;
    }

    /// Wraps anew where the width or the font is another.
    void fit(double nextWidth, Font font) {
        if (nextWidth != width || !font.equals(lines.font())) {
            width = nextWidth;
            lines = font.equals(lines.font()) ? lines : new Lines(font);
            replace(0, counts.size(), rows);
        }
    }

    /// Of each line that is shown, in pixels.
    double lineHeight() {
        return Math.ceil(lines.height()) + 3;
    }

    /// Where a row is shown.
    int indexOf(int row) {
        return shown.size() - sum(row, counts.size());
    }

    private int sum(int from, int until) {
        int sum = 0;
        for (int i = from; i < until; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    private void replace(int from, int removed, List<? extends Row> added) {
        int at = indexOf(from);
        int length = sum(from, from + removed);
        List<Row> next = new ArrayList<>();
        List<Integer> nextCounts = new ArrayList<>(added.size());
        for (Row row : added) {
            int before = next.size();
            wrap(row, next);
            nextCounts.add(next.size() - before);
        }
        counts.subList(from, from + removed).clear();
        counts.addAll(from, nextCounts);
        if (at == 0 && length == shown.size()) {
            shown.setAll(next);
        } else {
            Splice.apply(shown, at, length, next);
        }
    }

    private void wrap(Row row, List<Row> to) {
        if (row instanceof Row.Head || width <= 0) {
            to.add(row);
            return;
        }
        boolean scored = row instanceof Row.Detail detail && detail.score() >= 0;
        double room = width - SCROLL_BAR - indent(row) - RIGHT - (scored ? SCORE : 0);
        List<String> parts = lines.of(words(row), Math.max(LEAST, room) / (bold(row) ? BOLD : 1));
        if (parts.size() == 1) {
            to.add(row);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            to.add(new Row.Part(row, i, parts.get(i)));
        }
    }

    private static boolean bold(Row row) {
        return switch (row) {
            case Row.Mark _ -> true;
            case Row.Detail detail ->
                    detail.kind() == Row.Kind.LABEL || detail.kind() == Row.Kind.HEADING;
            default -> false;
        };
    }

    /// Free pixels to the left of a row.
    static double indent(Row row) {
        return switch (row) {
            case Row.Head _, Row.Mark _ -> 12;
            case Row.Detail detail -> 32 + 16 * Math.min(4, detail.indent());
            case Row.Part part -> indent(part.of());
            case Row.Said _ -> 40;
            case Row.Line _, Row.Result _, Row.Dropped _, Row.Thinking _, Row.Call _ -> 32;
        };
    }

    /// What a row says.
    static String words(Row row) {
        return switch (row) {
            case Row.Head head -> head.title();
            case Row.Line line -> line.text();
            case Row.Said said -> said.text();
            case Row.Thinking thinking -> thinking.text();
            case Row.Call call -> call.text();
            case Row.Result result -> result.text();
            case Row.Mark mark -> under(mark.text(), mark.aside());
            case Row.Detail detail -> under(detail.text(), detail.aside());
            case Row.Dropped dropped -> dropped.text();
            case Row.Part part -> part.text();
        };
    }

    private static String under(String text, String aside) {
        return aside.isBlank() ? text : text + "\n" + aside;
    }
}
