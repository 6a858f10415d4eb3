package maestro.app.ui.models;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import maestro.agents.model.ModelInfo;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;

/// The models of a server in rows.
final class ModelTable extends TableView<ModelInfo> {
    ModelTable(Texts texts, ModelWords words) {
        setId("model-table");
        getStyleClass().add("plain");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<ModelInfo, String> name =
                column(texts.get("column.name"), ModelInfo::name, Function.identity(), false);
        name.setPrefWidth(260);
        TableColumn<ModelInfo, String> kind =
                column(texts.get("column.kind"), ModelWords::kind, Function.identity(), false);
        TableColumn<ModelInfo, Long> size =
                column(texts.get("column.size"), ModelInfo::bytes, words::bytes, true);
        TableColumn<ModelInfo, Integer> context =
                column(texts.get("column.context"), ModelInfo::contextTokens, words::context, true);
        kind.setPrefWidth(130);
        getColumns().setAll(List.of(name, kind, size, context));
        widthProperty()
                .subscribe(width -> {
                    double em = width.doubleValue() / 13;
                    context.setVisible(em > 34);
                    kind.setVisible(em > 26);
                });
    }

    /// The selected model stays so.
    void show(List<ModelInfo> models) {
        ModelInfo chosen = getSelectionModel().getSelectedItem();
        List<ModelInfo> sorted =
                models.stream()
                        .sorted(
                                Comparator.comparing(
                                        ModelInfo::name, String.CASE_INSENSITIVE_ORDER))
                        .toList();
        if (getItems().equals(sorted)) {
            return;
        }
        getItems().setAll(sorted);
        for (ModelInfo model : sorted) {
            if (chosen != null && model.name().equals(chosen.name())) {
                getSelectionModel().select(model);
            }
        }
    }

    private static <T extends Comparable<T>> TableColumn<ModelInfo, T> column(
            String title, Function<ModelInfo, T> value, Function<T, String> text, boolean figures) {
        TableColumn<ModelInfo, T> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable T item, boolean none) {
                        super.updateItem(item, none);
                        setText(none || item == null ? null : text.apply(item));
                    }
                });
        if (figures) {
            column.getStyleClass().add("figures");
        }
        return column;
    }
}
