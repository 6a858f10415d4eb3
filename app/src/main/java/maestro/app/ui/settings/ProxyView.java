package maestro.app.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.proxy.Proxies;
import maestro.app.proxy.Proxies.Stated;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;

/// By which proxy the web is reached: the system's, another, or none.
final class ProxyView extends VBox {
    private final Texts texts = Texts.of(SettingsView.class);
    private final Proxies proxies;
    private final Background background;
    private final TextField address = field("setting-proxy", "proxy.address");
    private final TextField except = field("setting-proxy-except", "proxy.except");
    private final Label now = new Label();

    ProxyView(Proxies proxies, Background background) {
        super(8);
        this.proxies = proxies;
        this.background = background;
        now.setId("setting-proxy-now");
        now.setWrapText(true);
        now.setMinHeight(Region.USE_PREF_SIZE);
        Button use = new Button(texts.get("proxy.use"));
        use.setId("setting-proxy-use");
        use.setMinWidth(Region.USE_PREF_SIZE);
        use.setOnAction(_ -> state());
        address.setOnAction(_ -> state());
        except.setOnAction(_ -> state());
        HBox.setHgrow(address, Priority.ALWAYS);
        getChildren().setAll(new HBox(8, address, use), except, now);
        background.call(
                proxies::stated,
                stated -> {
                    address.setText(stated.address());
                    except.setText(stated.except());
                    look();
                },
                this::failed);
    }

    private TextField field(String id, String key) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(texts.get(key));
        field.setAccessibleText(texts.get(key));
        return field;
    }

    private void state() {
        Stated wanted = new Stated(address.getText().strip(), except.getText().strip());
        background.call(
                () -> {
                    proxies.state(wanted);
                    return true;
                },
                _ -> look(),
                this::failed);
    }

    private void look() {
        background.call(
                proxies::get,
                proxy -> {
                    now.getStyleClass().remove("text-danger");
                    now.setText(
                            proxy.map(p -> texts.get("proxy.now", p.toString()))
                                    .orElseGet(() -> texts.get("proxy.directly")));
                },
                this::failed);
    }

    private void failed(Throwable why) {
        if (!now.getStyleClass().contains("text-danger")) {
            now.getStyleClass().add("text-danger");
        }
        now.setText(
                why instanceof IllegalArgumentException
                        ? texts.get("proxy.wrong")
                        : Failures.words(why));
    }
}
