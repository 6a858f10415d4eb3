package maestro.app.ui;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;
import maestro.app.proxy.Proxies;
import maestro.app.ui.command.Commands;
import maestro.app.ui.command.Palette;
import maestro.app.ui.command.ShortcutsView;
import maestro.app.ui.settings.SettingsView;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.rag.document.ocr.TesseractChoice;

/// The windows beside the main one.
record OtherWindows(Desktop desktop, Stage owner, Commands commands, Palette shownPalette)
        implements WindowCommands.Windows {

    @Override
    public void palette() {
        owner.requestFocus(); // the keys may come from a pane in a window of its own
        shownPalette.show();
    }

    @Override
    public void settings() {
        SettingsView view = settingsView();
        Stage stage = open(desktop, owner, view, view.title(), 560, 700);
        // Made again in the language that is chosen in it.
        Subscription language =
                desktop.settings()
                        .appearance()
                        .subscribe((before, now) -> {
                            if (!before.language().equals(now.language())) {
                                Platform.runLater(() -> speakAnew(stage));
                            }
                        });
        stage.setOnHidden(_ -> language.unsubscribe());
    }

    private SettingsView settingsView() {
        SettingsView view =
                new SettingsView(
                        desktop.settings(),
                        desktop.webSearch(),
                        desktop.embedding(),
                        desktop.rerank(),
                        desktop.engine(),
                        TesseractChoice.in(desktop.home()),
                        desktop.background());
        view.proxy(Proxies.of(desktop.home()), desktop.background());
        view.plugins(() -> desktop.plugins().list(), desktop.background());
        return view;
    }

    private void speakAnew(Stage stage) {
        SettingsView view = settingsView();
        stage.setTitle(view.title());
        stage.getScene().setRoot(new StackPane(view));
    }

    @Override
    public void shortcuts() {
        ShortcutsView view = new ShortcutsView(commands);
        open(desktop, owner, view, view.title(), 560, 640);
    }

    @Override
    public void about() {
        Texts texts = Texts.of(Pane.class);
        String version = OtherWindows.class.getPackage().getImplementationVersion();
        Alert about =
                new Alert(
                        Alert.AlertType.INFORMATION,
                        texts.get(
                                "about.text",
                                desktop.home(),
                                Runtime.version().toString(),
                                System.getProperty("javafx.version")),
                        ButtonType.CLOSE);
        about.initOwner(owner);
        about.setHeaderText(texts.get("about.title", version == null ? "" : version).strip());
        about.setTitle(texts.get("window.title"));
        about.show();
    }

    @Override
    public void home() {
        desktop.getHostServices().showDocument(desktop.home().toUri().toString());
    }

    static Stage open(
            Desktop desktop,
            Stage owner,
            Region content,
            String title,
            double width,
            double height) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title);
        stage.getIcons().setAll(owner.getIcons());
        // A scroll pane draws no ground of its own, so as the root it would stay white in the dark.
        Scene scene = new Scene(new StackPane(content), width, height);
        desktop.theme().dress(scene);
        stage.setScene(scene);
        closeByEscape(stage);
        stage.show();
        return stage;
    }

    /// Lists and menu buttons take the key for themselves, also where they have nothing to leave.
    static void closeByEscape(Stage stage) {
        Scene scene = stage.getScene();
        scene.getAccelerators().put(KeyCombination.valueOf("Esc"), stage::close);
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean idle =
                            event.getTarget() instanceof ListView<?> list
                                            && list.getEditingIndex() < 0
                                    || event.getTarget() instanceof MenuButton menu
                                            && !menu.isShowing();
                    if (idle && event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        stage.close();
                    }
                });
    }
}
