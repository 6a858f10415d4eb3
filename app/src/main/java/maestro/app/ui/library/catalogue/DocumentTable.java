package maestro.app.ui.library.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.StyleClass;
import maestro.rag.library.Document;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The documents in rows. In a narrow pane the title comes first and the rest gives way.
public final class DocumentTable extends TableView<Document> {

    private static final double EM = 13;
    private static final double FOR_AUTHORS = 44;
    private static final double FOR_YEAR = 24;
    private static final double FOR_PAGES = 29;
    private static final double FOR_PASSAGES = 34;
    private static final double TWO_LINES = 1.6;
    private static final int MOST_TAGS = 3;
    private static final double LONGEST_TAG = 6 * EM;

    private final Texts texts;
    private final TableColumn<Document, Document> title;
    private final TableColumn<Document, String> authors;
    private final TableColumn<Document, Integer> year;
    private final TableColumn<Document, Integer> pages;
    private final TableColumn<Document, Integer> passages;

    /// @param line height of a row of one line, pixels
    public DocumentTable(LibraryModel model, Texts texts, ObservableValue<Number> line) {
        this.texts = texts;
        setId("documents");
        getStyleClass().addAll("plain", "takes-keyboard");
        SortedList<Document> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        title = new TableColumn<>(texts.get("column.title"));
        title.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        title.setComparator(Comparator.comparing(Document::title, String.CASE_INSENSITIVE_ORDER));
        title.setCellFactory(_ -> new TitleCell());
        authors = column("column.authors", DocumentTable::authors);
        year = column("column.year", document -> document.publication().year());
        year.getStyleClass().add("figures");
        year.setCellFactory(_ -> new YearCell());
        pages = column("column.pages", Document::pages);
        passages = column("column.passages", Document::passages);
        for (TableColumn<Document, Integer> numbers : List.of(pages, passages)) {
            numbers.getStyleClass().add("figures");
            numbers.setCellFactory(_ -> new NumberCell());
        }
        getColumns().setAll(List.of(title, authors, year, pages, passages));
        widthProperty().subscribe(_ -> fit());
        fixedCellSizeProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        Math.rint(
                                                line.getValue().doubleValue()
                                                        * (authors.isVisible() ? 1 : TWO_LINES)),
                                line,
                                authors.visibleProperty()));
        setRowFactory(_ -> new DocumentRow());
    }

    /// Ids of the documents that are chosen.
    public Set<String> selectedIds() {
        return getSelectionModel().getSelectedItems().stream()
                .map(Document::id)
                .collect(Collectors.toSet());
    }

    /// "Gao and 8 others".
    private String authorsInWords(Document document) {
        List<String> names = document.authors();
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            case 2 -> texts.get("authors.two", names.get(0), names.get(1));
            default -> texts.get("authors.more", names.getFirst(), names.size() - 1);
        };
    }

    /// Its authors, or where they are unknown the file, and the year.
    private String underTitle(Document document) {
        String who = document.authors().isEmpty() ? document.file() : authorsInWords(document);
        int known = document.publication().year();
        boolean said = known == 0 || year.isVisible();
        return said ? who : texts.get("byline", who, String.valueOf(known));
    }

    private static String authors(Document document) {
        return String.join(", ", document.authors());
    }

    private void fit() {
        double em = getWidth() / EM;
        authors.setVisible(em > FOR_AUTHORS);
        if (year.isVisible() != em > FOR_YEAR) {
            year.setVisible(em > FOR_YEAR);
            refresh(); // the year stands in one place
        }
        pages.setVisible(em > FOR_PAGES);
        passages.setVisible(em > FOR_PASSAGES);
        title.setPrefWidth(em > FOR_AUTHORS ? getWidth() * 0.5 : getWidth());
        authors.setPrefWidth(getWidth() * 0.3);
        year.setMinWidth(4 * EM);
        year.setPrefWidth(4 * EM);
        year.setMaxWidth(5 * EM);
        for (TableColumn<Document, Integer> numbers : List.of(pages, passages)) {
            numbers.setMinWidth(5 * EM);
            numbers.setPrefWidth(5.5 * EM);
            numbers.setMaxWidth(7 * EM);
        }
    }

    private <T> TableColumn<Document, T> column(String key, Function<Document, T> value) {
        TableColumn<Document, T> column = new TableColumn<>(texts.get(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }

    private String everything(Document document) {
        return texts.get(
                "document.tip",
                document.title(),
                authorsInWords(document),
                document.file(),
                document.pages(),
                document.passages(),
                texts.get("status." + document.status().name()),
                document.message().text(texts.locale()));
    }

    /// The title; where the authors have no column of their own they stand below it.
    private final class TitleCell extends TableCell<Document, Document> {
        private final FontIcon icon = new FontIcon();
        private final Label heading = new Label();
        private final Label byline = new Label();
        private final VBox words = new VBox(heading, byline);
        private final HBox tags = new HBox(4);
        private final HBox line = new HBox(8, icon, words, tags);

        TitleCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.SOMETIMES);
            tags.setAlignment(Pos.CENTER_RIGHT);
            tags.setMinWidth(Region.USE_PREF_SIZE);
            heading.setMinWidth(0);
            byline.setMinWidth(0);
            byline.getStyleClass().addAll("small", "muted");
            byline.visibleProperty().bind(authors.visibleProperty().not());
            byline.managedProperty().bind(byline.visibleProperty());
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Document document, boolean empty) {
            super.updateItem(document, empty);
            if (empty || document == null) {
                setGraphic(null);
                return;
            }
            boolean whole = document.status() == Document.Status.INDEXED;
            icon.setIconCode(whole ? MaterialDesignC.CHECK : MaterialDesignA.ALERT_OUTLINE);
            StyleClass.only(
                    icon, whole ? "icon-success" : "icon-warning", "icon-success", "icon-warning");
            heading.setText(document.title());
            byline.setText(underTitle(document));
            tags.getChildren().clear();
            List<String> names = document.marks().tags();
            int most = authors.isVisible() ? MOST_TAGS : 1; // titles need the room
            names.stream().limit(most).forEach(name -> tags.getChildren().add(tag(name)));
            if (names.size() > most) {
                tags.getChildren().add(tag("+" + (names.size() - most)));
            }
            setGraphic(line);
        }

        private static Label tag(String name) {
            Label label = new Label(name);
            label.getStyleClass().add("tag-mark");
            label.setMaxWidth(LONGEST_TAG);
            return label;
        }
    }

    private final class NumberCell extends TableCell<Document, Integer> {
        @Override
        protected void updateItem(@Nullable Integer number, boolean empty) {
            super.updateItem(number, empty);
            setText(empty || number == null ? null : texts.get("count", number));
        }
    }

    /// Numbers of years have no marks in them.
    private static final class YearCell extends TableCell<Document, Integer> {
        @Override
        protected void updateItem(@Nullable Integer number, boolean empty) {
            super.updateItem(number, empty);
            setText(empty || number == null || number == 0 ? null : number.toString());
        }
    }

    private final class DocumentRow extends TableRow<Document> {
        DocumentRow() {
            setOnDragDetected(e -> {
                if (!isEmpty()) {
                    Dragboard board = startDragAndDrop(TransferMode.LINK);
                    ClipboardContent content = new ClipboardContent();
                    content.put(CollectionList.DOCUMENTS, String.join("\n", selectedIds()));
                    board.setContent(content);
                    e.consume();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Document document, boolean empty) {
            super.updateItem(document, empty);
            setTooltip(empty || document == null ? null : new Tooltip(everything(document)));
        }
    }

    /// The document that alone is chosen; null where none or several are.
    public @Nullable Document only() {
        var chosen = getSelectionModel().getSelectedItems();
        return chosen.size() == 1 ? chosen.getFirst() : null;
    }
}
