package maestro.app.ui.library.search;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.index.Hit;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A hit: its document, its page, what it says, and the numbers behind its place.
final class HitCell extends ListCell<SearchModel.Row> {
    /// Room beside the lines of a hit: what is kept free round them, and the scroll bar.
    private static final double BESIDE_TEXT = 40;

    private final SearchView view;
    private final Texts texts;
    private final Label rank = new Label();
    private final Label title = new Label();
    private final Label page = new Label();
    private final Label under = new Label();
    private final TextFlow snippet = new TextFlow();
    private final Label numbers = new Label();
    private final Hyperlink ask = new Hyperlink();
    private final Label why = new Label();
    private final Button good;
    private final Button bad;
    private final VBox box;

    /// @param list that it is in, whose width it keeps to
    HitCell(SearchView view, ListView<SearchModel.Row> list, Texts texts) {
        this.view = view;
        this.texts = texts;
        good = view.icon(MaterialDesignT.THUMB_UP_OUTLINE, "hit.good");
        bad = view.icon(MaterialDesignT.THUMB_DOWN_OUTLINE, "hit.bad");
        ask.setText(texts.get("why"));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        good.getStyleClass().add("thumb");
        bad.getStyleClass().add("thumb");
        good.setFocusTraversable(false);
        bad.setFocusTraversable(false);
        good.setOnAction(_ -> view.judge(getItem(), true));
        bad.setOnAction(_ -> view.judge(getItem(), false));
        getStyleClass().add("hit");
        rank.getStyleClass().addAll("muted", "figures");
        rank.setMinWidth(Region.USE_PREF_SIZE);
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        page.getStyleClass().addAll("muted", "small");
        page.setMinWidth(Region.USE_PREF_SIZE);
        numbers.getStyleClass().addAll("muted", "small", "figures");
        under.getStyleClass().addAll("muted", "small");
        under.setMinWidth(0);
        under.maxWidthProperty().bind(snippet.prefWidthProperty());
        under.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        snippet.getStyleClass().add("snippet");
        // A height asked for without a width is that of this one, not of a wider line.
        snippet.prefWidthProperty()
                .bind(
                        list.widthProperty()
                                .subtract(BESIDE_TEXT)
                                .map(w -> Math.max(60, w.doubleValue())));
        snippet.maxWidthProperty().bind(snippet.prefWidthProperty());
        HBox head = new HBox(8, rank, title, page, between, good, bad);
        head.maxWidthProperty().bind(snippet.prefWidthProperty());
        head.setAlignment(Pos.CENTER_LEFT);
        ask.getStyleClass().addAll("muted", "small", "hit-ask");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setFocusTraversable(false); // Space does it
        ask.setTooltip(new Tooltip(texts.get("why.tip")));
        ask.setOnAction(_ -> {
            SearchModel.Row row = getItem();
            if (row != null) {
                view.explain(row);
            }
        });
        numbers.setMinWidth(0);
        HBox foot = new HBox(12, numbers, ask);
        foot.setAlignment(Pos.BASELINE_LEFT);
        foot.maxWidthProperty().bind(snippet.prefWidthProperty());
        why.getStyleClass().addAll("small", "hit-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.maxWidthProperty().bind(snippet.prefWidthProperty());
        box = new VBox(2, head, under, snippet, foot, why);
        box.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SearchModel.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        Hit hit = row.hit();
        rank.setText(texts.get("count", hit.rank()));
        title.setText(row.title());
        // A format without pages has no places on them either.
        page.setText(
                hit.passage().regions().isEmpty()
                        ? ""
                        : texts.get("hit.page", hit.passage().page()));
        under.setText(hit.passage().under());
        Visible.set(under, !hit.passage().headings().isEmpty());
        snippet.getChildren()
                .setAll(
                        Snippet.of(hit.passage().text(), view.query()).stream()
                                .map(HitCell::run)
                                .toList());
        numbers.setText(
                texts.get(
                        "hit.numbers",
                        String.format("%.3f", hit.score()),
                        hit.keywordRank(),
                        hit.semanticRank(),
                        Double.isNaN(hit.similarity())
                                ? "–"
                                : String.format("%.2f", hit.similarity())));
        Boolean verdict = view.verdict(hit);
        thumb(
                good,
                Boolean.TRUE.equals(verdict),
                MaterialDesignT.THUMB_UP,
                MaterialDesignT.THUMB_UP_OUTLINE);
        thumb(
                bad,
                Boolean.FALSE.equals(verdict),
                MaterialDesignT.THUMB_DOWN,
                MaterialDesignT.THUMB_DOWN_OUTLINE);
        boolean explains = view.explains(row);
        why.setText(explains ? HitWords.of(hit, texts) : "");
        Visible.set(why, explains);
        setGraphic(box);
    }

    private void thumb(Button button, boolean said, Ikon full, Ikon outline) {
        Visible.set(button, view.judgeable());
        if (button.getGraphic() instanceof FontIcon icon) {
            icon.setIconCode(said ? full : outline);
        }
    }

    private static Text run(Snippet.Run run) {
        Text text = new Text(run.text());
        text.getStyleClass().add(run.match() ? "match" : "plain");
        return text;
    }
}
