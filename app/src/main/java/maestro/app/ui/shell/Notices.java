package maestro.app.ui.shell;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the user what happened, in words, at the corner of the window. Safe from any thread.
public final class Notices implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration SHORT = Duration.seconds(6);
    private static final Duration LONG = Duration.seconds(20);
    private static final int MOST_AT_ONCE = 4;

    private enum Kind {
        NEWS,
        WARNING,
        FAILURE
    }

    private final Supplier<@Nullable Window> owner;

    /// @param owner the window whose corner it is; null where none shows yet
    public Notices(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    public void news(String title, String text) {
        show(Kind.NEWS, title, text);
    }

    public void warning(String title, String text) {
        show(Kind.WARNING, title, text);
    }

    /// Says what failed, and writes all of it to the log.
    public void failure(Throwable failure) {
        LOG.error("told the user", failure);
        Texts texts = Texts.of(Notices.class);
        show(Kind.FAILURE, texts.get("notice.failed"), Failures.words(failure));
    }

    /// Tells of settings that could not be read, if there are any.
    public void damaged(List<Path> files) {
        if (!files.isEmpty()) {
            Texts texts = Texts.of(Notices.class);
            String names = files.stream().map(Path::toString).collect(joining("\n"));
            warning(texts.get("damaged.title"), texts.get("damaged.text", names));
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        failure(failure);
    }

    private void show(Kind kind, String title, String text) {
        if (!Platform.isFxApplicationThread()) {
            Platform.runLater(() -> show(kind, title, text));
            return;
        }
        Window window = owner.get();
        if (window == null || !window.isShowing()) {
            LOG.info("{} {}", title, text);
            return;
        }
        String several = Texts.of(Notices.class).get("notice.several");
        at(window)
                .graphic(card(kind, title, text))
                .hideAfter(kind == Kind.NEWS ? SHORT : LONG)
                .threshold(MOST_AT_ONCE, at(window).graphic(card(Kind.NEWS, several, "")))
                .show();
    }

    private static Notifications at(Window window) {
        return Notifications.create()
                .owner(window)
                .position(Pos.BOTTOM_RIGHT)
                .hideCloseButton()
                .onAction(_ -> {}); // a click anywhere on it closes it
    }

    /// ControlsFX asks for a height without saying the width, for which wrapped words say that of
    /// one line.
    private static final class Wrapped extends VBox {
        Wrapped(Node... lines) {
            super(lines);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }
    }

    /// ControlsFX's own pictures and type are of another time.
    private static Node card(Kind kind, String title, String text) {
        FontIcon icon =
                new FontIcon(
                        switch (kind) {
                            case NEWS -> MaterialDesignI.INFORMATION_OUTLINE;
                            case WARNING -> MaterialDesignA.ALERT_OUTLINE;
                            case FAILURE -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                        });
        icon.getStyleClass()
                .add(
                        switch (kind) {
                            case NEWS -> "icon-accent";
                            case WARNING -> "icon-warning";
                            case FAILURE -> "icon-danger";
                        });
        Label heading = new Label(title);
        heading.getStyleClass().add("strong");
        VBox words = new Wrapped(heading);
        if (!text.isEmpty()) {
            words.getChildren().add(new Label(text));
        }
        for (Node line : words.getChildren()) {
            ((Label) line).setWrapText(true);
        }
        words.getStyleClass().add("notice-words");
        HBox card = new HBox(icon, words, new FontIcon(MaterialDesignC.CLOSE));
        card.getStyleClass().add("notice-card");
        return card;
    }
}
