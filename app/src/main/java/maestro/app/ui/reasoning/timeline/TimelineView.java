package maestro.app.ui.reasoning.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.reasoning.step.StepStatus;
import maestro.app.ui.reasoning.timeline.TimelineViewModel.Bar;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.TimeWords;
import maestro.app.ui.shell.part.Ticking;
import maestro.app.ui.shell.part.Visible;
import maestro.app.ui.theme.AgentLook;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// All agents' steps over time. The wheel moves, Ctrl and the wheel zoom; a click opens the step.
/// Keys: left and right go from step to step, up and down from agent to agent, Enter opens, plus,
/// minus and 0 zoom.
public final class TimelineView extends BorderPane {
    /// Id of its pane.
    public static final String PANE = "timeline";

    private static final double GUTTER = 112;

    /// Nanoseconds between drawings of what arrives; what the user does is drawn at once.
    private static final long NEWS_EVERY = 100_000_000;

    private final TimelineViewModel timeline;
    private final ReadOnlyObjectProperty<Instant> now;
    private final Consumer<String> open;
    private final Texts texts;
    private final TimeWords times;
    private final TimeScale scale = new TimeScale();
    private final Palette palette = new Palette();
    private final TimelinePainter painter;
    private final Canvas canvas = new Canvas();
    private final Pane plot = new Pane(canvas);
    private final Pane gutter = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final Label about = new Label();
    private final Label empty = new Label();
    private final Map<AgentKind, Label> names = new EnumMap<>(AgentKind.class);
    private final AnimationTimer frames;
    private @Nullable Bar marked;
    private boolean stale = true;
    private boolean news;
    private long drawn;
    private boolean scrolling;
    private double draggedFrom;

    /// @param now the time that running clocks show
    /// @param tick called about once a second while this is on screen
    /// @param open goes to a step, given its key
    public TimelineView(
            TimelineViewModel timeline,
            ReadOnlyObjectProperty<Instant> now,
            Runnable tick,
            Consumer<String> open,
            Texts texts) {
        this.timeline = timeline;
        this.now = now;
        this.open = open;
        this.texts = texts;
        times = new TimeWords(texts.locale());
        painter = new TimelinePainter(timeline, scale, palette, times);
        getStyleClass().add("timeline");
        getStylesheets().add(FeatureFile.stylesheet(TimelineView.class, "reasoning.css"));
        setId("timeline-view");
        canvas.setFocusTraversable(true);
        canvas.setId("timeline-canvas");
        canvas.setAccessibleText(maestro.app.ui.shell.Pane.titleOf(PANE));
        plot.setMinSize(0, 0);
        gutter.setMinWidth(GUTTER);
        gutter.getChildren().setAll(palette.probes());
        for (AgentKind agent : AgentKind.values()) {
            AgentLook look = AgentLook.of(agent);
            Label name = new Label(texts.get("agent." + agent.name()), new FontIcon(look.icon()));
            name.getStyleClass().addAll("lane-name", look.styleClass());
            names.put(agent, name);
            gutter.getChildren().add(name);
        }
        HBox.setHgrow(plot, Priority.ALWAYS);
        bar.setOrientation(Orientation.HORIZONTAL);
        empty.getStyleClass().add("timeline-empty");
        empty.setText(texts.get("timeline.empty"));
        plot.getChildren().add(empty);
        setCenter(new VBox(grow(new HBox(gutter, plot)), bar));
        setBottom(footer());
        listen();
        frames =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (stale || news && now - drawn >= NEWS_EVERY) {
                            stale = false;
                            news = false;
                            drawn = now;
                            draw();
                        }
                    }
                };
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        frames.stop();
                    } else {
                        frames.start();
                    }
                });
        Ticking.whileShown(this, tick);
    }

    private static HBox grow(HBox box) {
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private void listen() {
        timeline.versionProperty()
                .subscribe(() -> {
                    if (marked != null && !timeline.bars().contains(marked)) {
                        mark(null);
                    }
                    news = true;
                });
        now.subscribe(() -> news |= timeline.busy());
        palette.onChange(() -> stale = true);
        plot.widthProperty().subscribe(() -> stale = true);
        plot.heightProperty().subscribe(() -> stale = true);
        bar.valueProperty()
                .subscribe(value -> {
                    if (!scrolling) {
                        scale.move(value.doubleValue());
                        stale = true;
                    }
                });
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        canvas.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    canvas.requestFocus();
                    draggedFrom = scale.at(event.getX());
                });
        canvas.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> {
                    scale.move(scale.from() + draggedFrom - scale.at(event.getX()));
                    stale = true;
                });
        canvas.addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> {
                    Optional<Bar> hit = at(event);
                    canvas.setCursor(hit.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
                    hit.ifPresent(this::mark);
                });
        canvas.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                        at(event).ifPresent(hit -> open.accept(hit.step()));
                    }
                });
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Optional<Bar> at(MouseEvent event) {
        return painter.at(event.getX(), event.getY(), extent());
    }

    private double extent() {
        return timeline.extent(now.get());
    }

    private void scrolled(ScrollEvent event) {
        double wheel = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (event.isShortcutDown()) {
            scale.zoom(wheel > 0 ? 1.25 : 0.8, event.getX());
        } else {
            scale.move(scale.from() - wheel * scale.perPixel());
        }
        stale = true;
        event.consume();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case UP -> lane(-1);
            case DOWN -> lane(1);
            case ENTER, SPACE -> {
                Bar wanted = marked;
                if (wanted != null) {
                    open.accept(wanted.step());
                }
            }
            case PLUS, ADD, EQUALS -> zoom(1.5);
            case MINUS, SUBTRACT -> zoom(1 / 1.5);
            case DIGIT0, NUMPAD0, HOME -> {
                scale.fit();
                stale = true;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void zoom(double factor) {
        Bar around = marked;
        scale.zoom(factor, around == null ? canvas.getWidth() / 2 : scale.x(around.start()));
        stale = true;
    }

    private void step(int by) {
        List<Bar> all = timeline.bars();
        if (!all.isEmpty()) {
            Bar from = marked;
            int to = from == null ? (by > 0 ? 0 : all.size() - 1) : from.place() + by;
            go(all.get(Math.clamp(to, 0, all.size() - 1)));
        }
    }

    /// To the step of the next agent that is nearest in time.
    private void lane(int by) {
        Bar from = marked;
        if (from == null) {
            step(1);
            return;
        }
        AgentKind[] agents = AgentKind.values();
        for (int i = from.agent().ordinal() + by; i >= 0 && i < agents.length; i += by) {
            AgentKind agent = agents[i];
            Optional<Bar> nearest =
                    timeline.lanes(agent).stream()
                            .flatMap(List::stream)
                            .min(
                                    java.util.Comparator.comparingLong(
                                            b -> Math.abs(b.start() - from.start())));
            if (nearest.isPresent()) {
                go(nearest.get());
                return;
            }
        }
    }

    private void go(Bar to) {
        scale.show(to.start());
        mark(to);
    }

    private void mark(@Nullable Bar now) {
        if (now != marked) {
            marked = now;
            stale = true;
        }
        about.setText(now == null ? texts.get("timeline.hint") : words(now));
        canvas.setAccessibleText(about.getText());
    }

    private String words(Bar of) {
        long millis =
                of.status() == StepStatus.RUNNING ? (long) extent() - of.start() : of.millis();
        return texts.get(
                "timeline.about",
                of.title(),
                texts.get("agent." + of.agent().name()),
                texts.get("status." + of.status().name()),
                times.length(Duration.ofMillis(millis)));
    }

    private Node footer() {
        about.setMinWidth(0);
        about.getStyleClass().add("timeline-about");
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setText(texts.get("timeline.hint"));
        HBox line =
                new HBox(
                        about,
                        button(
                                "timeline.out",
                                MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                                () -> zoom(1 / 1.5)),
                        button(
                                "timeline.in",
                                MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                                () -> zoom(1.5)),
                        button(
                                "timeline.fit",
                                MaterialDesignA.ARROW_EXPAND_HORIZONTAL,
                                () -> {
                                    scale.fit();
                                    stale = true;
                                }));
        line.getStyleClass().add("timeline-footer");
        return line;
    }

    private Button button(String key, Ikon icon, Runnable action) {
        Button made = new Button(null, new FontIcon(icon));
        made.getStyleClass()
                .addAll(
                        atlantafx.base.theme.Styles.BUTTON_ICON,
                        atlantafx.base.theme.Styles.FLAT,
                        atlantafx.base.theme.Styles.SMALL);
        made.setTooltip(new Tooltip(texts.get(key)));
        made.setAccessibleText(texts.get(key));
        made.setMinWidth(Region.USE_PREF_SIZE);
        made.setOnAction(_ -> action.run());
        return made;
    }

    private void draw() {
        double width = plot.getWidth();
        double height = plot.getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        double extent = extent();
        scale.set(width, extent);
        names.values().forEach(name -> name.setVisible(false));
        for (TimelinePainter.Lane lane : painter.lay(height)) {
            if (lane.first()) {
                Label name = Objects.requireNonNull(names.get(lane.agent()));
                name.setVisible(true);
                name.relocate(8, Math.floor(lane.y() + lane.height() / 2 - name.getHeight() / 2));
            }
        }
        empty.setVisible(timeline.bars().isEmpty());
        empty.relocate(16, TimelinePainter.AXIS + 8);
        if (timeline.bars().isEmpty()) {
            canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        } else {
            canvas.getGraphicsContext2D().setFont(about.getFont());
            painter.draw(canvas.getGraphicsContext2D(), width, height, extent, marked);
        }
        showBar();
    }

    private void showBar() {
        scrolling = true;
        Visible.set(bar, !scale.fitting());
        double seen = scale.until() - scale.from();
        bar.setMin(0);
        bar.setMax(Math.max(0, scale.extent() - seen));
        bar.setVisibleAmount(bar.getMax() * seen / scale.extent());
        bar.setValue(scale.from());
        scrolling = false;
    }
}
