package maestro.app.ui.models;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.agents.model.fitness.Recommendation;
import maestro.app.ui.models.ModelsViewModel.Server;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.models.connection.Contact;
import maestro.app.ui.models.connection.EgressLook;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// One server: who it is, what leaves the machine for it, its models, and where they come from.
final class ServerView extends BorderPane {
    private final ModelsViewModel viewModel;
    private final Texts texts;
    private final ModelWords words;
    private final Consumer<String> change;
    private final Label heading = new Label();
    private final Label state = new Label();
    private final Label egress = new Label();
    private final FontIcon egressIcon = new FontIcon();
    private final Button again;
    private final Button edit;
    private final Button disconnect;
    private final StackPane body = new StackPane();
    private final ModelTable table;
    private final ModelDetails details;
    private final FitnessView fitness;
    private final VBox models;
    private final TextField name = new TextField();
    private final Button get = new Button();
    private final Label hint = new Label();
    private final VBox bottom;
    private @Nullable Server server;

    /// @param change opens the form of a connection
    ServerView(ModelsViewModel viewModel, Texts texts, ModelWords words, Consumer<String> change) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.words = words;
        this.change = change;
        getStyleClass().add("server-view");
        again = button("again", () -> viewModel.look(id()));
        again.setText("");
        again.setGraphic(new FontIcon(MaterialDesignR.REFRESH));
        again.setTooltip(new Tooltip(texts.get("again.tooltip")));
        again.setAccessibleText(texts.get("again.tooltip"));
        again.getStyleClass().add(Styles.BUTTON_ICON);
        edit = button("change", () -> change.accept(id()));
        disconnect = button("disconnect", () -> viewModel.askDisconnect(id()));
        table = new ModelTable(texts, words);
        details =
                new ModelDetails(
                        texts, words, this::check, model -> viewModel.askDelete(id(), model));
        fitness = new FitnessView(viewModel.checks(), texts);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(model -> {
                    details.show(model, server);
                    fitness.of(id(), model == null ? "" : model.name());
                    if (model != null && model.bytes() > 0) {
                        viewModel.details(id(), model.name(), details::more);
                    }
                });
        models = new VBox(table, details, fitness);
        VBox.setVgrow(table, Priority.ALWAYS);
        bottom = new VBox(8, new PullList(viewModel.pulls(), texts, words), getBar());
        bottom.getStyleClass().add("models-bottom");
        setTop(head());
        setCenter(body);
        setBottom(bottom);
    }

    private String id() {
        return server == null ? "" : server.connection().id();
    }

    private Node head() {
        heading.getStyleClass().add("models-heading");
        heading.setMinWidth(0);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        state.setId("server-state");
        state.getStyleClass().add("muted");
        state.setWrapText(true);
        egress.setId("server-egress");
        egress.setWrapText(true);
        HBox egressLine = new HBox(8, egressIcon, egress);
        egressLine.getStyleClass().add("egress");
        HBox buttons = new HBox(8, again, edit, disconnect);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, heading, buttons);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(4, line, state, egressLine);
        head.getStyleClass().add("server-head");
        return head;
    }

    void show(Server now) {
        boolean other = server == null || !server.connection().id().equals(now.connection().id());
        server = now;
        Connection connection = now.connection();
        heading.setText(words.server(connection));
        egress.setText(words.egress(connection));
        EgressLook.show(egressIcon, connection.url());
        Visible.set(edit, !connection.isLocalOllama());
        Visible.set(disconnect, !connection.isLocalOllama());
        state.setText(state(now));
        if (other) {
            name.clear();
        }
        boolean ready = now.contact() instanceof Contact.Ready;
        Visible.set(bottom, ready);
        Visible.set(again, ready);
        switch (now.contact()) {
            case Contact.Unknown _ -> body.getChildren().clear();
            case Contact.Looking _ ->
                    body.getChildren()
                            .setAll(Face.working(texts.get("looking.title"), connection.url(), -1));
            case Contact.Failed(Throwable why) -> body.getChildren().setAll(failed(now, why));
            case Contact.Ready answer -> show(connection, answer);
        }
    }

    private String state(Server now) {
        String url = now.connection().url();
        return now.contact() instanceof Contact.Ready ready && !ready.version().isEmpty()
                ? texts.get("server.version", url, ready.version())
                : url;
    }

    private void show(Connection connection, Contact.Ready answer) {
        boolean pulls = answer.keepsModels();
        get.setText(texts.get(pulls ? "pull" : "name"));
        name.setPromptText(texts.get(pulls ? "pull.prompt" : "name.prompt"));
        hint.setText(texts.get(pulls ? "pull.hint" : "name.hint"));
        if (answer.models().isEmpty()) {
            body.getChildren().setAll(empty(connection, pulls));
            return;
        }
        table.show(answer.models());
        details.show(table.getSelectionModel().getSelectedItem(), server);
        if (!body.getChildren().contains(models)) {
            body.getChildren().setAll(models);
        }
    }

    private Node failed(Server now, Throwable why) {
        Button retry = button("retry", () -> viewModel.look(id()));
        retry.getStyleClass().add(Styles.ACCENT);
        Connection connection = now.connection();
        String title = words.failedTitle(connection, why);
        String text = words.failedText(connection, why);
        if (connection.isLocalOllama()) {
            return Face.failed(title, text, retry);
        }
        return Face.failed(title, text, retry, button("change", () -> change.accept(id())));
    }

    private Node empty(Connection connection, boolean pulls) {
        if (!pulls) {
            return Face.empty(
                    MaterialDesignP.PACKAGE_VARIANT,
                    texts.get("empty.unlisted.title"),
                    texts.get("empty.unlisted.text"));
        }
        // What is known of memory is known of this machine.
        List<Recommendation> fitting =
                connection.onThisMachine() ? viewModel.recommended() : List.of();
        Button[] first =
                fitting.stream()
                        .map(Recommendation::name)
                        .map(model -> {
                            Button button = new Button(texts.get("pull.this", model));
                            button.setOnAction(_ -> viewModel.pulls().start(connection, model));
                            return button;
                        })
                        .toArray(Button[]::new);
        return Face.empty(
                MaterialDesignP.PACKAGE_VARIANT,
                texts.get("empty.title"),
                fitting.isEmpty()
                        ? texts.get("empty.text")
                        : fitting.getFirst().words().text(texts.locale()),
                first);
    }

    /// Where a model is pulled, or named where the server can't be asked for it.
    private Node getBar() {
        name.setId("model-name");
        name.setOnAction(_ -> get());
        get.setId("model-get");
        get.setOnAction(_ -> get());
        hint.getStyleClass().addAll("muted", "small");
        hint.setWrapText(true);
        name.setMaxWidth(360);
        HBox.setHgrow(name, Priority.ALWAYS);
        get.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, name, get);
        return new VBox(4, line, hint);
    }

    private void check(String model) {
        Server now = server;
        if (now != null) {
            viewModel.checks().start(now.connection(), model);
        }
    }

    private void get() {
        Server now = server;
        if (now == null || name.getText().isBlank()) {
            return;
        }
        if (now.contact() instanceof Contact.Ready ready && ready.keepsModels()) {
            viewModel.pulls().start(now.connection(), name.getText());
        } else {
            viewModel.name(id(), name.getText());
        }
        name.clear();
    }

    private Button button(String key, Runnable action) {
        Button made = new Button(texts.get(key));
        made.setId("server-" + key);
        made.setOnAction(_ -> action.run());
        return made;
    }
}
