package maestro.app.ui.settings;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;

/// The plug-ins of the home, each in a line with its state.
final class PluginsView extends VBox {
    private final Texts texts = Texts.of(SettingsView.class);

    /// @param there reads the jars where nobody has before
    PluginsView(Callable<List<PluginHost.Info>> there, Background background) {
        super(8);
        setId("setting-plugins");
        say(texts.get("plugins.looking"), false);
        background.call(
                there,
                this::show,
                why -> {
                    getChildren().clear();
                    say(Failures.words(why), true);
                });
    }

    private void show(List<PluginHost.Info> all) {
        getChildren().clear();
        if (all.isEmpty()) {
            say(texts.get("plugins.none"), false);
        }
        for (PluginHost.Info info : all) {
            if (info.problem().isNone()) {
                say(
                        texts.get(
                                        "plugins." + info.kind().name(),
                                        info.name(),
                                        info.version(),
                                        info.file(),
                                        info.extension(),
                                        info.id(),
                                        info.local() ? 1 : 0)
                                .replaceAll(" +", " "),
                        false);
            } else {
                say(info.problem().text(texts.locale()), true);
            }
        }
    }

    private void say(String words, boolean wrong) {
        Label line = new Label(words);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        if (wrong) {
            line.getStyleClass().add("text-danger");
        }
        getChildren().add(line);
    }
}
