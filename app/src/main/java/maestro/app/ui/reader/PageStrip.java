package maestro.app.ui.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import maestro.app.ui.shell.Texts;
import maestro.rag.document.Page;
import maestro.rag.document.PageImage;
import maestro.rag.document.Region;
import maestro.rag.passage.Span;

/// The pages of a document one below the other. Only those in sight, and one on each side, exist;
/// their images come when they are drawn.
final class PageStrip extends ScrollPane {
    private static final double GAP = 14;
    private static final double MARGIN = 16;
    private static final double LEAST = 0.25;
    private static final double MOST = 5;

    /// How far from the top a place that is led to comes to stand.
    private static final double TARGET = 0.28;

    private final ReaderViewModel model;
    private final Texts texts;
    private final Pane canvas = new Pane();
    private final PageImages images = new PageImages();

    /// Pages without a picture that would take too much.
    private final Set<Integer> partly = new HashSet<>();

    private final Map<Integer, PageSheet> sheets = new HashMap<>();
    private final PauseTransition settled = new PauseTransition(Duration.millis(120));
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(1);
    private List<Page> pages = List.of();
    private double[] tops = {};
    private List<Region> current = List.of();
    private List<Region> others = List.of();
    private List<Region> found = List.of();
    private double zoom = 1;
    private boolean fitting = true;
    private Optional<Place> waiting = Optional.empty();

    /// @param y points from the page's top
    private record Place(int index, double y, double fromTop) {}

    PageStrip(ReaderViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("page-strip");
        setId("page-strip");
        setContent(canvas);
        setFitToWidth(false);
        setPannable(false);
        canvas.getStyleClass().add("canvas");
        vvalueProperty().subscribe(_ -> reveal());
        viewportBoundsProperty()
                .subscribe((before, now) -> {
                    if (fitting && before.getWidth() != now.getWidth()) {
                        fit();
                    } else {
                        layOut();
                    }
                });
        settled.setOnFinished(_ -> sheets.values().forEach(this::draw));
        addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void open(List<Page> next) {
        close();
        pages = next;
        zoom = fitting ? fittingZoom() : zoom;
        layOut();
        setVvalue(0);
        reveal();
    }

    /// Shows the same pages, of which something else is known, at the same place.
    void replace(List<Page> next) {
        Place before = place();
        open(next);
        go(new Place(Math.clamp(before.index(), 0, next.size() - 1), before.y(), 0));
    }

    void close() {
        sheets.values().forEach(PageSheet::endDrawing);
        sheets.clear();
        canvas.getChildren().clear();
        images.clear();
        partly.clear();
        pages = List.of();
        tops = new double[0];
    }

    /// @param layout of the document whose spans these are
    void mark(maestro.rag.document.Layout layout, Marking marking, boolean jump) {
        current = regions(layout, marking.current());
        others = regions(layout, marking.others());
        found = regions(layout, marking.found());
        sheets.values().forEach(s -> s.mark(current, others, found));
        if (jump && !marking.current().isEmpty()) {
            Region first =
                    current.isEmpty()
                            ? new Region(
                                    layout.pageAt(marking.current().getFirst().start()), 0, 0, 0, 0)
                            : current.getFirst();
            go(new Place(index(first.page()), first.y(), TARGET));
        }
    }

    private static List<Region> regions(maestro.rag.document.Layout layout, List<Span> spans) {
        return spans.stream().flatMap(s -> layout.regions(s.start(), s.end()).stream()).toList();
    }

    private int index(int number) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).number() == number) {
                return i;
            }
        }
        return 0;
    }

    /// Goes to the top of a page, from 1.
    void goTo(int number) {
        go(new Place(Math.clamp(number - 1L, 0, Math.max(0, pages.size() - 1)), 0, 0));
    }

    private void go(Place place) {
        double height = getViewportBounds().getHeight();
        if (height <= 0 || tops.length == 0) {
            waiting = Optional.of(place);
            return;
        }
        waiting = Optional.empty();
        scrollTo(
                tops[place.index()]
                        + place.y() * zoom
                        - height * place.fromTop()
                        - (place.y() == 0 ? GAP / 2 : 0));
    }

    private double scrolledTo() {
        return getVvalue() * Math.max(0, canvas.getMinHeight() - getViewportBounds().getHeight());
    }

    private void scrollTo(double y) {
        double room = canvas.getMinHeight() - getViewportBounds().getHeight();
        setVvalue(room <= 0 ? 0 : Math.clamp(y / room, 0, 1));
        reveal();
    }

    private double fittingZoom() {
        double widest = pages.stream().mapToDouble(Page::width).max().orElse(0);
        double room = getViewportBounds().getWidth() - 2 * MARGIN;
        return widest <= 0 || room <= 0 ? zoom : Math.clamp(room / widest, LEAST, MOST);
    }

    /// Makes the widest page as wide as the pane, now and when the pane changes.
    void fit() {
        fitting = true;
        change(fittingZoom());
    }

    /// @param factor greater than 1 to come nearer
    void zoomBy(double factor) {
        fitting = false;
        change(Math.clamp(zoom * factor, LEAST, MOST));
    }

    private void change(double next) {
        if (next == zoom && tops.length > 0) {
            layOut();
            return;
        }
        Place anchor = waiting.orElseGet(this::place);
        waiting = Optional.empty();
        zoom = next;
        layOut();
        go(anchor);
    }

    /// What stands at the top of the view.
    private Place place() {
        double y = scrolledTo();
        int index = first(y);
        return tops.length == 0
                ? new Place(0, 0, 0)
                : new Place(index, Math.max(0, (y - tops[index]) / zoom), 0);
    }

    private void layOut() {
        tops = new double[pages.size()];
        double y = GAP;
        double widest = 0;
        for (int i = 0; i < pages.size(); i++) {
            tops[i] = y;
            y += pages.get(i).height() * zoom + GAP;
            widest = Math.max(widest, pages.get(i).width() * zoom);
        }
        double width = Math.max(getViewportBounds().getWidth(), widest + 2 * MARGIN);
        canvas.setMinSize(width, y);
        canvas.setPrefSize(width, y);
        canvas.setMaxSize(width, y);
        // At once, since the scroll pane moves its view when it learns of another height.
        canvas.resize(width, y);
        sheets.forEach(this::place);
        settled.playFromStart();
        waiting.ifPresent(this::go);
        reveal();
    }

    private void place(int index, PageSheet sheet) {
        sheet.zoom(zoom);
        double x = (canvas.getMinWidth() - pages.get(index).width() * zoom) / 2;
        sheet.relocate(Math.round(x), Math.round(tops[index]));
    }

    /// The first page that reaches below y.
    private int first(double y) {
        int low = 0;
        int high = Math.max(0, tops.length - 1);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tops[middle] <= y + GAP) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void reveal() {
        double height = getViewportBounds().getHeight();
        if (tops.length == 0 || height <= 0) {
            return;
        }
        double y = scrolledTo();
        int top = first(y);
        int bottom = first(y + height);
        int from = Math.max(0, top - 1);
        int to = Math.min(tops.length - 1, bottom + 1);
        for (Integer index : new ArrayList<>(sheets.keySet())) {
            if (index < from || index > to) {
                PageSheet gone = sheets.remove(index);
                if (gone != null) {
                    gone.endDrawing();
                    canvas.getChildren().remove(gone);
                }
            }
        }
        for (int i = from; i <= to; i++) {
            if (!sheets.containsKey(i)) {
                PageSheet sheet = new PageSheet(pages.get(i));
                sheets.put(i, sheet);
                canvas.getChildren().add(sheet);
                place(i, sheet);
                sheet.mark(current, others, found);
                if (i >= top && i <= bottom) {
                    draw(sheet);
                } else {
                    // Its neighbours come after what is in sight.
                    settled.playFromStart();
                }
            }
        }
        shown.set(pages.get(first(y + height / 3)).number());
    }

    private void draw(PageSheet sheet) {
        double density = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
        double scale = Math.clamp(zoom * density, 0.1, 8);
        int number = sheet.page().number();
        int width = (int) Math.round(sheet.page().width() * scale);
        Optional<Image> kept = images.get(number, width);
        if (kept.isPresent()) {
            sheet.endDrawing();
            sheet.show(kept.get(), remark(number));
        } else if (!sheet.drawingAt(width)) {
            // What is under way is not begun again; what was for another size is given up.
            sheet.drawing(
                    width,
                    model.draw(
                            number,
                            scale,
                            drawn -> show(sheet, width, drawn),
                            why ->
                                    sheet.fail(
                                            texts.get(
                                                    "page.failed",
                                                    number,
                                                    maestro.app.ui.shell.Failures.words(why)))),
                    texts.get("page.drawing", number));
        }
    }

    private void show(PageSheet sheet, int width, Optional<PageImage> drawn) {
        int number = sheet.page().number();
        drawn.ifPresentOrElse(
                image -> {
                    if (!image.whole()) {
                        partly.add(number);
                    }
                    sheet.show(images.put(number, width, image), remark(number));
                },
                () -> sheet.fail(texts.get("page.missing", number)));
    }

    private String remark(int number) {
        return partly.contains(number) ? texts.get("page.partly", number) : "";
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            zoomBy(event.getDeltaY() > 0 ? 1.1 : 1 / 1.1);
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        boolean taken = true;
        switch (event.getCode()) {
            case HOME -> scrollTo(0);
            case END -> scrollTo(canvas.getMinHeight());
            case PAGE_DOWN, SPACE -> scrollTo(scrolledTo() + 0.9 * getViewportBounds().getHeight());
            case PAGE_UP -> scrollTo(scrolledTo() - 0.9 * getViewportBounds().getHeight());
            case DOWN -> scrollTo(scrolledTo() + 48);
            case UP -> scrollTo(scrolledTo() - 48);
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    int sheets() {
        return sheets.size();
    }
}
