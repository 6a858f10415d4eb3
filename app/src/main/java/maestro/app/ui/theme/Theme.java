package maestro.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The looks of every window of the program: light or dark, and how large text is. Lives on the
/// screen's thread.
public final class Theme {

    /// Size of text at 100 %, in pixels.
    public static final double TEXT_PX = 13;

    public static final int SMALLEST = 80;
    public static final int LARGEST = 200;

    private static final List<String> SHEETS =
            List.of("maestro.css", "agents.css", "/maestro/app/ui/dock/dock.css");

    private final ObjectProperty<ThemeChoice> choice =
            new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final IntegerProperty textSize = new SimpleIntegerProperty(100);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final InvalidationListener changed = _ -> apply();
    private final ListChangeListener<Window> windows =
            change -> {
                while (change.next()) {
                    change.getAddedSubList().forEach(this::dress);
                }
            };
    private List<String> sheets = List.of();
    private @Nullable Boolean applied;

    /// What the user chose.
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /// Per cent, [#SMALLEST] to [#LARGEST]; other values are held to that.
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    /// What is shown now.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// Dresses all windows there are and all that come, popups and dialogs included, until
    /// [#uninstall].
    public void install() {
        choice.addListener(changed);
        textSize.addListener(changed);
        Platform.getPreferences().colorSchemeProperty().addListener(changed);
        Window.getWindows().addListener(windows);
        apply();
    }

    public void uninstall() {
        choice.removeListener(changed);
        textSize.removeListener(changed);
        Platform.getPreferences().colorSchemeProperty().removeListener(changed);
        Window.getWindows().removeListener(windows);
    }

    public void larger() {
        textSize.set(Math.min(LARGEST, textSize.get() + 10));
    }

    public void smaller() {
        textSize.set(Math.max(SMALLEST, textSize.get() - 10));
    }

    public void normalSize() {
        textSize.set(100);
    }

    /// Gives a scene its stylesheets before it is shown, so that its first layout is right.
    public void dress(Scene scene) {
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    private void apply() {
        boolean isDark =
                switch (choice.get()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        List<String> now = new ArrayList<>();
        SHEETS.forEach(sheet -> now.add(resource(sheet)));
        now.add(resource(isDark ? "dark.css" : "light.css"));
        now.add(sizeSheet());
        sheets = List.copyOf(now);
        dark.set(isDark);
        if (!Boolean.valueOf(isDark).equals(applied)) {
            applied = isDark;
            Application.setUserAgentStylesheet(
                    (isDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        }
        Window.getWindows().forEach(this::dress);
    }

    /// The lengths in pixels; all others are relative to them. Icons are among them because an em
    /// of an icon is its own size.
    private String sizeSheet() {
        double scale = Math.clamp(textSize.get(), SMALLEST, LARGEST) / 100.0;
        StringBuilder css = new StringBuilder();
        rule(css, ".root,.text-input .context-menu", "-fx-font-size", TEXT_PX * scale);
        rule(css, ".ikonli-font-icon", "-fx-icon-size", 16 * scale);
        rule(css, ".status-line .ikonli-font-icon", "-fx-icon-size", 14 * scale);
        rule(css, ".header .ikonli-font-icon", "-fx-icon-size", 15 * scale);
        rule(
                css,
                ".row .ikonli-font-icon,.lane-name .ikonli-font-icon",
                "-fx-icon-size",
                14 * scale);
        rule(
                css,
                ".plan-cell .ikonli-font-icon,.mission-cell .ikonli-font-icon,"
                        + ".head-line .ikonli-font-icon",
                "-fx-icon-size",
                15 * scale);
        rule(css, ".face > .ikonli-font-icon", "-fx-icon-size", 36 * scale);
        return "data:text/css;base64,"
                + Base64.getEncoder()
                        .encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void rule(StringBuilder css, String selector, String property, double px) {
        css.append(selector)
                .append('{')
                .append(property)
                .append(':')
                .append(Math.round(px * 10) / 10.0)
                .append("px}");
    }

    private void dress(Window window) {
        if (window.getScene() != null) {
            dress(window.getScene());
        }
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
