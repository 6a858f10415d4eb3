package maestro.app.ui.models;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import maestro.app.ui.models.connection.EgressLook;
import maestro.app.ui.models.connection.Preset;
import maestro.app.ui.models.connection.ServerDraft;
import maestro.app.ui.models.connection.ServerDraft.KeyFrom;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The form that connects a server. Enter connects, Escape goes back.
final class ServerForm extends ScrollPane {
    private final Texts texts;
    private final ModelWords words;
    private final BiConsumer<String, ServerDraft> done;
    private final Runnable back;
    private final Label heading = new Label();
    private final ComboBox<Preset> preset;
    private final TextField url = new TextField();
    private final ComboBox<KeyFrom> keyFrom;
    private final PasswordField key = new PasswordField();
    private final TextField variable = new TextField();
    private final Label note = new Label();
    private final FontIcon egressIcon = new FontIcon();
    private final Label egress = new Label();
    private final Label problem = new Label();
    private String id = "";
    private boolean filling;

    /// @param done given the connection's id, empty for a new one, and what was written
    ServerForm(Texts texts, ModelWords words, BiConsumer<String, ServerDraft> done, Runnable back) {
        this.texts = texts;
        this.words = words;
        this.done = done;
        this.back = back;
        heading.getStyleClass().add("models-heading");
        preset = choice("server-preset", List.of(Preset.values()), words::preset);
        keyFrom =
                choice(
                        "server-key-from",
                        List.of(KeyFrom.values()),
                        from -> texts.get("key.from." + from.name()));
        url.setId("server-url");
        key.setId("server-key");
        variable.setId("server-variable");
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        egress.setWrapText(true);
        egress.setId("server-form-egress");
        HBox egressLine = new HBox(8, egressIcon, egress);
        egressLine.getStyleClass().add("egress");
        problem.setId("server-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("text-danger");
        Button connect = new Button(texts.get("form.connect"));
        connect.setId("server-connect");
        connect.getStyleClass().add(Styles.ACCENT);
        connect.setOnAction(_ -> connect());
        Button cancel = new Button(texts.get("form.cancel"));
        cancel.setId("server-cancel");
        cancel.setOnAction(_ -> back.run());
        VBox box =
                new VBox(
                        heading,
                        field("form.preset", preset),
                        field("form.url", url),
                        field("form.key", keyFrom, key, variable, note),
                        egressLine,
                        problem,
                        new HBox(8, connect, cancel));
        box.getStyleClass().add("server-form");
        setContent(box);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        url.textProperty().subscribe(this::tellEgress);
        preset.valueProperty().subscribe(this::presetChosen);
        keyFrom.valueProperty().subscribe(this::showKey);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    void begin(String connection, ServerDraft draft) {
        id = connection;
        heading.setText(texts.get(connection.isEmpty() ? "form.heading" : "form.heading.change"));
        key.clear();
        problem.setText("");
        Visible.set(problem, false);
        fill(draft);
    }

    /// Puts the keyboard where it is needed first.
    void write() {
        applyCss();
        (id.isEmpty() ? preset : url).requestFocus();
    }

    private void fill(ServerDraft draft) {
        filling = true;
        preset.setValue(draft.preset());
        url.setText(draft.url());
        keyFrom.setValue(draft.keyFrom());
        variable.setText(draft.variable());
        filling = false;
        showKey();
        tellEgress();
    }

    private void presetChosen(@Nullable Preset chosen) {
        if (!filling && chosen != null) {
            fill(ServerDraft.of(chosen));
        }
    }

    private void showKey() {
        KeyFrom from = keyFrom.getValue();
        Visible.set(key, from == KeyFrom.ENTERED);
        Visible.set(variable, from == KeyFrom.ENVIRONMENT);
        Visible.set(note, from == KeyFrom.ENTERED || from == KeyFrom.ENVIRONMENT);
        if (from != null) {
            note.setText(from == KeyFrom.NONE ? "" : texts.get("key.note." + from.name()));
        }
        key.setPromptText(texts.get(id.isEmpty() ? "key.prompt" : "key.prompt.kept"));
    }

    private void tellEgress() {
        egress.setText(words.egress(url.getText()));
        EgressLook.show(egressIcon, url.getText());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER
                && (event.getTarget() == url
                        || event.getTarget() == key
                        || event.getTarget() == variable)) {
            connect();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !preset.isShowing()) {
            back.run();
            event.consume();
        }
    }

    private void connect() {
        ServerDraft draft =
                new ServerDraft(
                        preset.getValue(),
                        url.getText(),
                        keyFrom.getValue(),
                        key.getText(),
                        variable.getText());
        String missing = missing(draft);
        problem.setText(missing);
        Visible.set(problem, !missing.isEmpty());
        if (missing.isEmpty()) {
            key.clear();
            done.accept(id, draft);
        }
    }

    private String missing(ServerDraft draft) {
        if (!draft.hasAddress()) {
            return texts.get("form.problem.url");
        }
        return switch (draft.keyFrom()) {
            case NONE -> "";
            case ENTERED ->
                    draft.key().isBlank() && id.isEmpty() ? texts.get("form.problem.key") : "";
            case ENVIRONMENT ->
                    draft.variable().isBlank() ? texts.get("form.problem.variable") : "";
        };
    }

    private Node field(String name, Node... fields) {
        Label label = new Label(texts.get(name));
        label.setLabelFor(fields[0]);
        VBox box = new VBox(4, label);
        box.getChildren().addAll(fields);
        return box;
    }

    private static <T> ComboBox<T> choice(String id, List<T> values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setConverter(new ChoiceWords<>(words));
        return box;
    }
}
