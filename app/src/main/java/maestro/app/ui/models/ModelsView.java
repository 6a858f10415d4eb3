package maestro.app.ui.models;

import atlantafx.base.theme.Styles;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.app.ui.models.ModelsViewModel.Ask;
import maestro.app.ui.models.ModelsViewModel.Server;
import maestro.app.ui.models.connection.ServerDraft;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The window of models: on the left the servers, on the right the chosen one, or the form that
/// connects another.
public final class ModelsView extends BorderPane {
    private final ModelsViewModel viewModel;
    private final Texts texts = Texts.of(ModelsView.class);
    private final ModelWords words = new ModelWords(texts);
    private final ListView<Server> list;
    private final ServerView server;
    private final ServerForm form;
    private final StackPane right;
    private String shown = "";

    public ModelsView(ModelsViewModel viewModel) {
        this.viewModel = viewModel;
        setId("models");
        getStyleClass().add("models");
        getStylesheets().add(FeatureFile.stylesheet(ModelsView.class, "models.css"));
        server = new ServerView(viewModel, texts, words, this::change);
        form = new ServerForm(texts, words, this::connected, this::back);
        list = servers();
        right = new StackPane(server);
        Button add = new Button(texts.get("add"), new FontIcon(MaterialDesignP.PLUS));
        add.setId("models-add");
        add.setOnAction(_ -> add());
        VBox left = new VBox(list, add);
        left.getStyleClass().add("models-servers");
        VBox.setVgrow(list, Priority.ALWAYS);
        setLeft(left);
        setTop(new VBox(question(), problem()));
        setCenter(right);
        viewModel.servers().addListener((Observable _) -> mark());
        list.getSelectionModel().selectFirst();
        mark();
        viewModel.lookWhereUnknown();
    }

    public String title() {
        return texts.get("title");
    }

    private ListView<Server> servers() {
        ListView<Server> made = new ListView<>(viewModel.servers());
        made.setId("models-servers");
        made.getStyleClass().addAll("plain", "edge-to-edge");
        made.setCellFactory(_ -> new ServerCell(words));
        made.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        shown = chosen.connection().id();
                        server.show(chosen);
                        right.getChildren().setAll(server);
                    }
                });
        return made;
    }

    /// A server that has been replaced by its newer self stays the chosen one.
    private void mark() {
        for (int i = 0; i < viewModel.servers().size(); i++) {
            Server now = viewModel.servers().get(i);
            if (now.connection().id().equals(shown)) {
                if (list.getSelectionModel().getSelectedItem() != now) {
                    boolean writing = right.getChildren().contains(form);
                    list.getSelectionModel().clearAndSelect(i);
                    if (writing) {
                        right.getChildren().setAll(form);
                    }
                }
                server.show(now);
                return;
            }
        }
        if (!viewModel.servers().isEmpty()) {
            list.getSelectionModel().clearAndSelect(0);
        }
    }

    private void add() {
        form.begin("", ServerDraft.FRESH);
        right.getChildren().setAll(form);
        form.write();
    }

    private void change(String id) {
        form.begin(id, viewModel.draft(id));
        right.getChildren().setAll(form);
        form.write();
    }

    private void connected(String id, ServerDraft draft) {
        shown = viewModel.connect(id, draft);
        right.getChildren().setAll(server);
        mark();
        list.requestFocus();
    }

    private void back() {
        right.getChildren().setAll(server);
        list.requestFocus();
    }

    /// Asks once, in place, with the harmless answer focused.
    private Node question() {
        Label text = new Label();
        text.setWrapText(true);
        Button yes = new Button();
        yes.setId("models-yes");
        yes.getStyleClass().add(Styles.DANGER);
        yes.setOnAction(_ -> viewModel.confirm());
        Button no = new Button(texts.get("ask.no"));
        no.setId("models-no");
        no.setOnAction(_ -> viewModel.decline());
        HBox buttons = new HBox(8, no, yes);
        VBox question = new VBox(8, text, buttons);
        question.getStyleClass().addAll("notice", "notice-warning");
        question.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                viewModel.decline();
                event.consume();
            }
        });
        viewModel
                .askedProperty()
                .subscribe(asked -> {
                    Visible.set(question, asked.isPresent());
                    asked.ifPresent(ask -> {
                        switch (ask) {
                            case Ask.Delete(String id, String model) -> {
                                boolean named =
                                        viewModel
                                                .find(id)
                                                .filter(s ->
                                                        s.connection().models().contains(model))
                                                .isPresent();
                                text.setText(
                                        texts.get(
                                                named ? "ask.unname" : "ask.delete",
                                                model,
                                                name(id)));
                                yes.setText(texts.get(named ? "ask.unname.yes" : "ask.delete.yes"));
                            }
                            case Ask.Disconnect(String id) -> {
                                text.setText(texts.get("ask.disconnect", name(id)));
                                yes.setText(texts.get("ask.disconnect.yes"));
                            }
                        }
                        no.requestFocus();
                    });
                });
        return question;
    }

    private String name(String id) {
        return viewModel.find(id).map(s -> words.server(s.connection())).orElse(id);
    }

    private Node problem() {
        Label text = new Label();
        text.setId("models-problem");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.textProperty().bind(viewModel.problemProperty());
        Button close = new Button(texts.get("dismiss"));
        close.getStyleClass().add(Styles.FLAT);
        close.setOnAction(_ -> viewModel.dismissProblem());
        HBox line = new HBox(8, text, close);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("notice", "notice-danger");
        viewModel.problemProperty().subscribe(said -> Visible.set(line, !said.isEmpty()));
        return line;
    }
}
