package maestro.app.ui.mission.form;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Index;
import maestro.agents.mission.PluggedSource;
import maestro.app.ui.models.connection.EgressLook;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.app.ui.sources.WebSearchView;
import org.kordamp.ikonli.javafx.FontIcon;

/// The part of the form that says where to look, and what leaves the machine for it.
final class SourcesView extends VBox {
    SourcesView(SourcesViewModel viewModel, Texts texts) {
        super(6);
        Label heading = new Label(texts.get("form.sources"));
        WebSearchView search = new WebSearchView(viewModel.search(), "form");
        search.getStyleClass().add("form-indent");
        FlowPane indexes = new FlowPane(12, 4);
        indexes.getStyleClass().add("form-indent");
        for (Index index : SourcesViewModel.SCHOLARLY) {
            indexes.getChildren()
                    .add(
                            box(
                                    "form-index-" + index.tag(),
                                    index.title(),
                                    viewModel.indexProperty(index)));
        }
        FlowPane plugins = new FlowPane(12, 4);
        plugins.setId("form-plugins");
        Label plugged = new Label(texts.get("form.plugins"));
        viewModel
                .plugged()
                .subscribe(() -> {
                    plugins.getChildren().clear();
                    for (PluggedSource plugin : viewModel.plugged()) {
                        String key = plugin.local() ? "form.plugin.local" : "form.plugin";
                        plugins.getChildren()
                                .add(
                                        box(
                                                "form-plugin-" + plugin.id(),
                                                texts.get(key, plugin.name()),
                                                viewModel.pluginProperty(plugin)));
                    }
                    Visible.set(plugged, !viewModel.plugged().isEmpty());
                    Visible.set(plugins, !viewModel.plugged().isEmpty());
                });
        Visible.set(plugged, false);
        Visible.set(plugins, false);
        FontIcon icon = new FontIcon();
        Label leaves = new Label();
        leaves.setId("form-leaves");
        leaves.setWrapText(true);
        leaves.textProperty().bind(viewModel.leaves(texts));
        HBox line = new HBox(8, icon, leaves);
        line.getStyleClass().add("egress");
        getChildren()
                .setAll(
                        heading,
                        box("form-library", texts.get("form.library"), viewModel.libraryProperty()),
                        box("form-web", texts.get("form.web"), viewModel.webProperty()),
                        search,
                        box(
                                "form-scholarly",
                                texts.get("form.scholarly"),
                                viewModel.scholarlyProperty()),
                        indexes,
                        plugged,
                        plugins,
                        line);
        viewModel.look();
        viewModel.webProperty().subscribe(on -> Visible.set(search, on));
        viewModel.scholarlyProperty().subscribe(on -> Visible.set(indexes, on));
        viewModel
                .outside()
                .subscribe(on ->
                        EgressLook.show(icon, on ? "https://example.org" : "http://localhost"));
    }

    private static CheckBox box(String id, String words, BooleanProperty chosen) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(chosen);
        return box;
    }
}
