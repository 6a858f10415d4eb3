package maestro.app.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import maestro.agents.controller.MissionSummary;
import maestro.agents.report.comparison.Comparison;
import maestro.agents.report.comparison.Line;
import maestro.agents.report.comparison.SectionPair;
import maestro.agents.report.comparison.Statement;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.app.ui.shell.part.Face;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The window in which two reports stand side by side. What only one says has nothing beside it;
/// words that differ are underlined.
public final class CompareView extends BorderPane {
    private final CompareViewModel viewModel;
    private final Texts texts = Texts.of(CompareView.class);
    private final FigureRows figures = new FigureRows(texts);
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final StackPane content = new StackPane();

    public CompareView(CompareViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("compare");
        getStylesheets().add(FeatureFile.stylesheet(CompareView.class, "compare.css"));
        CheckBox only = new CheckBox(texts.get("only"));
        only.setId("compare-only");
        only.setWrapText(true);
        only.selectedProperty().bindBidirectional(viewModel.onlyDifferencesProperty());
        GridPane head = columns(new GridPane());
        head.getStyleClass().add("compare-head");
        head.addRow(
                0,
                only,
                choice("compare-one", viewModel.oneProperty()),
                choice("compare-other", viewModel.otherProperty()));
        grid.getStyleClass().add("compare-grid");
        grid.setId("compare-grid");
        columns(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(head);
        setCenter(content);
        viewModel.comparisonProperty().subscribe(_ -> show());
        viewModel.onlyDifferencesProperty().subscribe(_ -> show());
        viewModel.problemProperty().subscribe(_ -> show());
    }

    public String title() {
        return texts.get("title");
    }

    private void show() {
        Optional<Comparison> comparison = viewModel.comparisonProperty().get();
        String problem = viewModel.problemProperty().get();
        if (comparison.isEmpty()) {
            content.getChildren()
                    .setAll(
                            problem.isEmpty()
                                    ? Face.empty(
                                            MaterialDesignC.COMPARE,
                                            texts.get("empty.title"),
                                            texts.get("empty.text"),
                                            new Button[0])
                                    : Face.failed(
                                            texts.get("failed.title"), problem, new Button[0]));
            return;
        }
        grid.getChildren().clear();
        for (FigureRows.Row row : figures.of(comparison.get())) {
            Label name = new Label(row.name());
            name.setWrapText(true);
            name.getStyleClass().add("quiet");
            grid.addRow(grid.getRowCount(), name, figure(row.one(), row), figure(row.other(), row));
        }
        comparison.get().sections().forEach(this::section);
        scroll.setVvalue(0);
        content.getChildren().setAll(scroll);
    }

    private static Label figure(String text, FigureRows.Row row) {
        Label label = new Label(text);
        label.setWrapText(true);
        if (!row.one().equals(row.other())) {
            label.getStyleClass().add("figure-differs");
        }
        return label;
    }

    private void section(SectionPair pair) {
        boolean only = viewModel.onlyDifferencesProperty().get();
        if (only && pair.same()) {
            return;
        }
        Label counts =
                new Label(
                        pair.same()
                                ? texts.get("section.same")
                                : texts.get(
                                        "section.counts",
                                        pair.count(Line.Same.class),
                                        pair.count(Line.Changed.class),
                                        pair.count(Line.OnlyOne.class),
                                        pair.count(Line.OnlyOther.class)));
        counts.setWrapText(true);
        counts.getStyleClass().add("quiet");
        grid.addRow(grid.getRowCount(), counts, heading(pair.one()), heading(pair.other()));
        for (Line line : pair.lines()) {
            if (only && line instanceof Line.Same) {
                continue;
            }
            Label kind = new Label(kind(line));
            kind.getStyleClass().addAll("quiet", "kind");
            GridPane.setHalignment(kind, HPos.RIGHT);
            grid.addRow(grid.getRowCount(), kind, one(line), other(line));
        }
    }

    private Node heading(@Nullable String heading) {
        Label label =
                new Label(
                        heading == null
                                ? texts.get("missing.section")
                                : heading.isEmpty() ? texts.get("opening") : heading);
        label.setWrapText(true);
        label.getStyleClass().add(heading == null ? "quiet" : "section-heading");
        return label;
    }

    private String kind(Line line) {
        return switch (line) {
            case Line.Same _ -> "";
            case Line.Changed _ -> texts.get("line.changed");
            case Line.OnlyOne _, Line.OnlyOther _ -> texts.get("line.only");
        };
    }

    private Node one(Line line) {
        return switch (line) {
            case Line.Same(Statement a, Statement _) -> text(a, List.of(), "");
            case Line.Changed(Statement a, Statement _, var words, var _) -> text(a, words, "");
            case Line.OnlyOne(Statement a) -> text(a, List.of(), "alone");
            case Line.OnlyOther _ -> nothing();
        };
    }

    private Node other(Line line) {
        return switch (line) {
            case Line.Same(Statement _, Statement b) -> text(b, List.of(), "");
            case Line.Changed(Statement _, Statement b, var _, var words) -> text(b, words, "");
            case Line.OnlyOne _ -> nothing();
            case Line.OnlyOther(Statement b) -> text(b, List.of(), "alone");
        };
    }

    private static Node nothing() {
        Label none = new Label("—");
        none.getStyleClass().add("quiet");
        return none;
    }

    private Node text(Statement statement, List<Line.Piece> words, String style) {
        List<Text> parts = new ArrayList<>();
        if (words.isEmpty()) {
            parts.add(words(statement.text(), statement.remark() ? "remark" : ""));
        }
        for (Line.Piece piece : words) {
            parts.add(words(piece.text(), piece.differs() ? "differs" : ""));
        }
        if (!statement.documents().isEmpty()) {
            String cited = String.join("; ", statement.documents());
            boolean weak = statement.support() != null && !statement.support().supported();
            parts.add(words("  " + (weak ? texts.get("weak", cited) : cited), "cited"));
        }
        TextFlow flow = new TextFlow(parts.toArray(Text[]::new));
        flow.getStyleClass().add("statement");
        if (!style.isEmpty()) {
            flow.getStyleClass().add(style);
        }
        return flow;
    }

    private static Text words(String text, String style) {
        Text part = new Text(text);
        part.getStyleClass().add("words");
        if (!style.isEmpty()) {
            part.getStyleClass().add(style);
        }
        return part;
    }

    private static GridPane columns(GridPane grid) {
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(16);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(42);
        grid.getColumnConstraints().setAll(names, half, half);
        return grid;
    }

    private VBox choice(String id, ObjectProperty<@Nullable MissionSummary> value) {
        ComboBox<MissionSummary> box = new ComboBox<>(viewModel.finished());
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(texts.get(id));
        box.setConverter(new ChoiceWords<>(MissionSummary::title));
        bind(box, value);
        return new VBox(box);
    }

    /// The control lets go of its value while its list changes, which is nobody's choice.
    private static void bind(
            ComboBox<MissionSummary> box, Property<@Nullable MissionSummary> value) {
        value.subscribe(box::setValue);
        box.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        value.setValue(chosen);
                    }
                });
    }
}
