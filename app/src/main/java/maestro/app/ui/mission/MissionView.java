package maestro.app.ui.mission;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.agents.controller.MissionSummary;
import maestro.agents.mission.Phase;
import maestro.app.ui.mission.MissionViewModel.Ask;
import maestro.app.ui.mission.branch.BranchView;
import maestro.app.ui.mission.branch.BranchViewModel;
import maestro.app.ui.mission.form.MissionFormView;
import maestro.app.ui.mission.form.MissionFormViewModel;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Ticking;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The pane of missions.
final class MissionView extends BorderPane {
    private static final KeyCombination NEW =
            new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);

    private final MissionViewModel viewModel;
    private final Texts texts;
    private final MissionFormView form;
    private final BranchViewModel branchModel;
    private final BranchView branch;
    private final BiConsumer<String, Optional<String>> compare;
    private final ListView<MissionSummary> list;
    private final Node empty;
    private final HBox bar;
    private final MissionHeadView head;
    private final StackPane faces = new StackPane();

    /// Whether the keyboard is on its way from the form to the list, which may have to be read
    /// first.
    private boolean wrote;

    MissionView(
            MissionViewModel viewModel,
            MissionFormViewModel formModel,
            BranchViewModel branchModel,
            BiConsumer<String, Optional<String>> compare,
            Texts texts) {
        this.viewModel = viewModel;
        this.branchModel = branchModel;
        this.compare = compare;
        this.texts = texts;
        getStyleClass().add("mission-pane");
        setMinSize(0, 0); // where it is too low its end is out of sight, not its beginning
        getStylesheets().add(FeatureFile.stylesheet(MissionView.class, "mission.css"));
        form = new MissionFormView(formModel, texts, viewModel::hideForm);
        branch = new BranchView(branchModel, texts, viewModel::hideBranch);
        head = new MissionHeadView(viewModel, texts, this::branch, compare);
        list = missionList();
        empty = emptyFace();
        bar = commandBar();
        setTop(new VBox(bar, head, questionBar(), problemBar()));
        setCenter(faces);
        viewModel.faceProperty().subscribe(this::show);
        viewModel
                .openProperty()
                .subscribe((before, now) -> {
                    if (!id(before).equals(id(now))) {
                        markOpen();
                    }
                });
        viewModel.list().addListener((Observable _) -> markOpen());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (NEW.match(event)) {
                        viewModel.showForm();
                        event.consume();
                    }
                });
        Ticking.whileShown(this, viewModel::tick);
    }

    private void show(MissionViewModel.Face face) {
        boolean writing =
                face == MissionViewModel.Face.FORM || face == MissionViewModel.Face.BRANCH;
        wrote = !writing && (wrote || holdsKeyboard(form) || holdsKeyboard(branch));
        Visible.set(bar, !writing);
        head.setCovered(writing);
        switch (face) {
            case READING -> faces.getChildren().clear();
            case EMPTY -> faces.getChildren().setAll(empty);
            case LIST -> faces.getChildren().setAll(list);
            case FORM -> {
                faces.getChildren().setAll(form);
                form.shown();
            }
            case BRANCH -> {
                faces.getChildren().setAll(branch);
                branch.shown();
            }
        }
        markOpen();
        if (wrote && face == MissionViewModel.Face.LIST) {
            wrote = false;
            list.requestFocus(); // else the keyboard would go to whatever comes next in the window
        }
    }

    private void branch(String missionId, OptionalInt step) {
        branchModel.begin(missionId, step);
        viewModel.showBranch();
    }

    private static boolean holdsKeyboard(Node part) {
        Node node = part.getScene() == null ? null : part.getScene().getFocusOwner();
        while (node != null && node != part) {
            node = node.getParent();
        }
        return node != null;
    }

    /// The open mission's row is the selected one.
    private void markOpen() {
        String open = viewModel.openProperty().get().map(m -> m.mission().id()).orElse("");
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).id().equals(open)) {
                list.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    /// Gives the keyboard to the form where it is shown.
    void write() {
        if (viewModel.faceProperty().get() == MissionViewModel.Face.FORM) {
            form.shown();
        }
    }

    private HBox commandBar() {
        Button fresh = new Button(texts.get("new"), new FontIcon(MaterialDesignP.PLUS));
        fresh.setId("new-mission");
        fresh.getStyleClass().add("compact");
        fresh.setTooltip(new Tooltip(texts.get("new.tooltip", NEW.getDisplayText())));
        fresh.setOnAction(_ -> viewModel.showForm());
        HBox made = new HBox(fresh);
        made.getStyleClass().add("command-bar");
        return made;
    }

    private Node emptyFace() {
        Label title = new Label(texts.get("empty.title"));
        title.getStyleClass().add("face-title");
        Label text = new Label(texts.get("empty.text"));
        text.getStyleClass().add("face-text");
        text.setWrapText(true);
        Button start = new Button(texts.get("new"));
        start.getStyleClass().add(Styles.ACCENT);
        start.setOnAction(_ -> viewModel.showForm());
        VBox face = new VBox(new FontIcon(MaterialDesignF.FLAG_OUTLINE), title, text, start);
        face.getStyleClass().add("face");
        return face;
    }

    private ListView<MissionSummary> missionList() {
        ListView<MissionSummary> made = new ListView<>(viewModel.list());
        made.setId("mission-list");
        made.getStyleClass().addAll("mission-list", "edge-to-edge", "takes-keyboard");
        made.setCellFactory(_ -> new MissionCell(viewModel, texts));
        made.setOnKeyPressed(event ->
                selected(made)
                        .ifPresent(m -> {
                            switch (event.getCode()) {
                                case ENTER -> viewModel.openMission(m.id());
                                case DELETE, BACK_SPACE -> viewModel.askDelete(m.id());
                                default -> {
                                    return;
                                }
                            }
                            event.consume();
                        }));
        made.setOnMouseClicked(event -> {
            if (event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
                selected(made).ifPresent(m -> viewModel.openMission(m.id()));
            }
        });
        made.setContextMenu(menu(made));
        return made;
    }

    private static Optional<String> id(Optional<OpenMission> open) {
        return open.map(m -> m.mission().id());
    }

    private static Optional<MissionSummary> selected(ListView<MissionSummary> list) {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private ContextMenu menu(ListView<MissionSummary> of) {
        MenuItem start = item("resume", of, viewModel::start);
        MenuItem pause = item("pause", of, viewModel::pause);
        MenuItem finish = item("finish", of, viewModel::finishNow);
        MenuItem stop = item("stop", of, viewModel::askStop);
        MenuItem fork = item("branch", of, id -> branch(id, OptionalInt.empty()));
        MenuItem beside = item("compare", of, id -> compare.accept(id, Optional.empty()));
        MenuItem delete = item("delete", of, viewModel::askDelete);
        ContextMenu menu = new ContextMenu(start, pause, finish, stop, fork, beside, delete);
        menu.setOnShowing(_ -> {
            Phase phase = selected(of).map(MissionSummary::phase).orElse(Phase.STOPPED);
            start.setText(texts.get(phase == Phase.CREATED ? "start" : "resume"));
            start.setDisable(
                    phase != Phase.CREATED && phase != Phase.PAUSED && phase != Phase.FAILED);
            pause.setDisable(phase.atRest());
            finish.setDisable(phase != Phase.RESEARCH && phase != Phase.REFLECTION);
            stop.setDisable(phase.ended());
            fork.setDisable(phase == Phase.CREATED || phase == Phase.PLANNING);
            beside.setDisable(phase != Phase.FINISHED);
            delete.setDisable(!phase.atRest());
        });
        return menu;
    }

    private MenuItem item(
            String key, ListView<MissionSummary> of, java.util.function.Consumer<String> command) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> selected(of).ifPresent(m -> command.accept(m.id())));
        return item;
    }

    /// Asks once, in place, with the harmless answer focused.
    private Node questionBar() {
        Label text = new Label();
        text.setWrapText(true);
        Button yes = new Button();
        yes.setId("ask-yes");
        yes.getStyleClass().addAll("compact", Styles.DANGER);
        yes.setOnAction(_ -> viewModel.confirm());
        Button no = new Button();
        no.setId("ask-no");
        no.getStyleClass().add("compact");
        no.setOnAction(_ -> viewModel.decline());
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("buttons");
        VBox question = new VBox(text, buttons);
        question.getStyleClass().addAll("notice", "notice-warning");
        question.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                viewModel.decline();
                list.requestFocus();
                event.consume();
            }
        });
        viewModel
                .askedProperty()
                .subscribe(asked -> {
                    Visible.set(question, asked.isPresent());
                    asked.ifPresent(ask -> {
                        String kind = ask instanceof Ask.Stop ? "ask.stop" : "ask.delete";
                        String title =
                                switch (ask) {
                                    case Ask.Stop(String _, String name) -> name;
                                    case Ask.Delete(String _, String name) -> name;
                                };
                        text.setText(texts.get(kind, title));
                        yes.setText(texts.get(kind + ".yes"));
                        no.setText(texts.get(kind + ".no"));
                        no.requestFocus();
                    });
                });
        return question;
    }

    private Node problemBar() {
        Label text = new Label();
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.textProperty().bind(viewModel.problemProperty());
        Button close = new Button(texts.get("dismiss"));
        close.getStyleClass().addAll("compact", Styles.FLAT);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> viewModel.dismissProblem());
        HBox problem = new HBox(text, close);
        problem.setAlignment(Pos.CENTER_LEFT);
        problem.getStyleClass().addAll("notice", "notice-danger");
        viewModel.problemProperty().subscribe(words -> Visible.set(problem, !words.isEmpty()));
        return problem;
    }
}
