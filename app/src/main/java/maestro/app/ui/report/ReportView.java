package maestro.app.ui.report;

import atlantafx.base.controls.Popover;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import maestro.app.ui.mission.PhaseLook;
import maestro.app.ui.report.Line.Piece;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Saved;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.TextExt;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The report pane.
final class ReportView extends StackPane {
    private final ReportViewModel model;
    private final Texts texts;
    private final Node ask;
    private final ReportText text;
    private final ReportHeader header;
    private final BorderPane content = new BorderPane();

    /// @param ask what is shown while no mission is open
    ReportView(ReportViewModel model, Texts texts, Node ask) {
        this.ask = ask;
        this.model = model;
        this.texts = texts;
        getStyleClass().add("report");
        getStylesheets().add(FeatureFile.stylesheet(ReportView.class, "report.css"));
        text = new ReportText(new Leading());
        text.setId("report-text");
        text.setAccessibleText(Pane.titleOf(ReportFeature.PANE));
        text.setContextMenu(menu());
        header = new ReportHeader(model, texts, this::export);
        content.setTop(header);
        content.setCenter(new VirtualizedScrollPane<>(text));
        model.pageProperty()
                .subscribe(
                        page -> text.show(page.map(ReportPage::lines).orElse(java.util.List.of())));
        model.faceProperty().subscribe(_ -> face());
        model.pageProperty().subscribe(_ -> face());
        model.noticeProperty()
                .subscribe(_ -> {
                    if (model.faceProperty().get() != ReportViewModel.Face.CONTENT) {
                        face(); // the report's header, which tells it, is not there
                    }
                });
    }

    private void face() {
        Optional<ReportPage> page = model.pageProperty().get();
        Node shown =
                switch (model.faceProperty().get()) {
                    case CONTENT -> content;
                    case EMPTY -> ask;
                    case WAITING -> waiting(page);
                    case FAILED ->
                            Face.failed(
                                    texts.get("failed.title"),
                                    notice(model.failureProperty().get())
                                            + "\n"
                                            + texts.get("failed.kept"),
                                    button("failed.button", model::start));
                };
        getChildren().setAll(shown);
    }

    private Node waiting(Optional<ReportPage> page) {
        if (page.isEmpty()) {
            return new StackPane();
        }
        ReportPage now = page.get();
        String phase = PhaseLook.name(now.phase());
        return now.phase().atRest()
                ? Face.empty(
                        MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                        now.title(),
                        notice(texts.get("waiting.rest", phase)),
                        now.phase().ended()
                                ? new Button[0]
                                : new Button[] {button("waiting.button", model::start)})
                : Face.working(now.title(), texts.get("waiting.work", phase), -1);
    }

    /// Why the last command failed, or else what there is to say.
    private String notice(String otherwise) {
        return model.noticeProperty().get().map(ReportViewModel.Notice::text).orElse(otherwise);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId("report-start");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private ContextMenu menu() {
        MenuItem copy = new MenuItem(texts.get("menu.copy"));
        copy.setOnAction(_ -> text.copy());
        MenuItem all = new MenuItem(texts.get("menu.all"));
        all.setOnAction(_ -> text.selectAll());
        return new ContextMenu(copy, all);
    }

    private void export(String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("export.title"));
        chooser.setInitialFileName(model.suggestedName(ending));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                texts.find("export." + ending).orElse("." + ending),
                                "*." + ending));
        java.io.File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.export(Saved.withEnding(chosen.toPath(), ending));
        }
    }

    private final class Leading implements ReportText.Actions {
        private final Tooltip hover = new Tooltip();
        private final Popover popover = new Popover();

        Leading() {
            hover.setShowDelay(Duration.millis(250));
            hover.setShowDuration(Duration.INDEFINITE);
            hover.getStyleClass().add("report-card");
            popover.setHeaderAlwaysVisible(false);
            popover.setDetachable(false);
            popover.setAnimated(false);
            popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        }

        @Override
        public void follow(Piece.Cite cite) {
            model.open(cite.source(), cite.cited());
        }

        @Override
        public void explain(Cited cited, Node beside) {
            hover.hide();
            popover.setContentNode(styled(new ProvenanceCard(cited, model, texts, popover::hide)));
            Bounds place = beside.localToScreen(beside.getBoundsInLocal());
            popover.show(ReportView.this, place.getCenterX(), place.getMaxY());
        }

        @Override
        public Node mark(Piece.Mark mark) {
            SupportMark node =
                    new SupportMark(
                            Objects.requireNonNull(mark.cited().sentence().support()), true, texts);
            node.setAlignment(Pos.BOTTOM_LEFT);
            node.setCursor(Cursor.HAND);
            Tooltip.install(node, hover);
            node.setOnMouseEntered(_ ->
                    hover.setGraphic(
                            styled(
                                    new SupportParts(
                                            Objects.requireNonNull(
                                                    mark.cited().sentence().support()),
                                            texts))));
            node.setOnMouseClicked(event -> {
                explain(mark.cited(), node);
                event.consume();
            });
            return node;
        }

        @Override
        public void decorate(TextExt node, Piece.Cite cite) {
            node.setCursor(Cursor.HAND);
            Tooltip.install(node, hover);
            node.setOnMouseEntered(_ ->
                    hover.setGraphic(styled(new QuoteCard(cite.source(), cite.cited(), texts))));
            node.setOnMouseClicked(event -> {
                if (event.isStillSincePress()) {
                    hover.hide();
                    follow(cite);
                    event.consume();
                }
            });
        }

        /// A card on a window of its own, in the pane's type and not in the sentence's.
        private Region styled(Region card) {
            card.getStylesheets().setAll(ReportView.this.getStylesheets());
            card.setStyle(
                    "-fx-font-family: \"Maestro Sans\"; -fx-font-size: %.2fpx;"
                            .formatted(header.textSize()));
            return card;
        }
    }
}
