package maestro.app.ui.models;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.models.pull.Pull;
import maestro.app.ui.models.pull.Pulls;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.StyleClass;
import maestro.app.ui.shell.part.Visible;

/// Downloads that go on, each with how far it is and a button that ends it.
final class PullList extends VBox {
    private final Pulls pulls;
    private final Texts texts;
    private final ModelWords words;
    private final ObservableList<Pull> list;

    PullList(Pulls pulls, Texts texts, ModelWords words) {
        super(8);
        this.pulls = pulls;
        this.texts = texts;
        this.words = words;
        list = pulls.list();
        setId("pulls");
        javafx.collections.ListChangeListener<Pull> changed = _ -> show();
        list.addListener(new javafx.collections.WeakListChangeListener<>(changed));
        getProperties().put("changed", changed); // held as long as this is
        show();
    }

    private void show() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Pull pull = list.get(i);
            boolean known =
                    i < getChildren().size()
                            && getChildren().get(i) instanceof Line line
                            && line.pull.same(pull);
            Line line = known ? (Line) getChildren().get(i) : new Line(pull);
            line.show(pull);
            lines.add(line);
        }
        if (!getChildren().equals(lines)) {
            getChildren().setAll(lines);
        }
        Visible.set(this, !lines.isEmpty());
    }

    private final class Line extends VBox {
        private Pull pull;
        private final Label far = new Label();
        private final ProgressBar bar = new ProgressBar(0);
        private final Button end = new Button();

        Line(Pull pull) {
            super(4);
            this.pull = pull;
            Label name = new Label(pull.model());
            name.getStyleClass().add("strong");
            name.setMinWidth(Region.USE_PREF_SIZE);
            far.getStyleClass().add("pull-far");
            far.setWrapText(true);
            far.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(far, Priority.ALWAYS);
            end.setMinWidth(Region.USE_PREF_SIZE);
            end.getStyleClass().add("pull-end");
            end.setOnAction(_ -> pulls.cancel(this.pull));
            bar.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(8, name, far, end);
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(line, bar);
        }

        void show(Pull now) {
            pull = now;
            boolean failed = now.failure() != null;
            far.setText(words.progress(now));
            StyleClass.only(far, failed ? "text-danger" : "muted", "text-danger", "muted");
            end.setText(texts.get(failed ? "dismiss" : "pull.cancel"));
            bar.setProgress(Math.max(0, now.fraction()));
            Visible.set(bar, !failed);
        }
    }
}
