package maestro.app.ui.reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import maestro.app.ui.shell.part.Visible;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// The reader pane: a document's pages, or its text, with what is quoted marked.
final class ReaderView extends StackPane {
    private static final KeyCombination NEXT_QUOTE = new KeyCodeCombination(KeyCode.F3);
    private static final KeyCombination PREVIOUS_QUOTE =
            new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN);
    static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination NEARER =
            new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FARTHER =
            new KeyCodeCombination(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIT =
            new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN);

    private final ReaderViewModel model;
    private final Texts texts;
    private final PageStrip strip;
    private final PlainText plain = new PlainText();
    private final Node plainScroll = new VirtualizedScrollPane<>(plain);
    private final BorderPane content = new BorderPane();
    private final Label title = new Label();
    private final Label message = new Label();

    /// The headings that the marked words stand under.
    private final Label under = new Label();

    private final TextField page = new TextField();
    private final Label pages = new Label();
    private final ToolBar paging;
    private final Button copy;
    private final HBox quoteBar = new HBox();
    private final Label quoted = new Label();
    private final Label sentence = new Label();
    private final FindBar find;
    private String document = "";
    private int jumped;

    /// @param finding looks for words in what is open
    /// @param wanted counts how often somebody asked to look for words
    ReaderView(
            ReaderViewModel model, FindModel finding, ObservableValue<Number> wanted, Texts texts) {
        this.model = model;
        this.texts = texts;
        strip = new PageStrip(model, texts);
        getStyleClass().add("reader");
        getStylesheets().add(FeatureFile.stylesheet(ReaderView.class, "reader.css"));
        paging = paging();
        copy = icon(MaterialDesignC.CONTENT_COPY, "copy", null, this::copyQuote);
        find = new FindBar(finding, texts, this::inSight, this::backToText);
        wanted.subscribe((_, _) -> find());
        content.setTop(bar());
        content.setBottom(quoteBar());
        model.openedProperty().subscribe(this::open);
        model.markingProperty().subscribe(this::mark);
        model.quotesProperty().subscribe(_ -> showQuotes());
        model.faceProperty().subscribe(this::face);
        strip.shownProperty().subscribe(n -> showPage(n.intValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Node bar() {
        title.getStyleClass().add("title");
        title.setMinWidth(40);
        title.setPrefWidth(0); // it has what the buttons leave
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button search = icon(MaterialDesignM.MAGNIFY, "find", FIND, this::find);
        search.setId("reader-find");
        HBox bar = new HBox(title, paging, search, copy);
        bar.getStyleClass().add("bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        message.getStyleClass().add("message");
        message.setWrapText(true);
        under.setId("reader-under");
        under.getStyleClass().add("under");
        under.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        under.setMinWidth(0);
        return new VBox(bar, find, under, message);
    }

    /// What finds no room in a narrow pane waits in a menu at the end.
    private ToolBar paging() {
        page.setId("reader-page");
        page.setPrefColumnCount(3);
        page.setAlignment(Pos.CENTER_RIGHT);
        page.setTooltip(new Tooltip(texts.get("page.tip")));
        page.setOnAction(_ -> {
            page.getText()
                    .strip()
                    .chars()
                    .filter(c -> c < '0' || c > '9')
                    .findAny()
                    .ifPresentOrElse(
                            _ -> showPage(strip.shownProperty().get()),
                            () -> {
                                if (!page.getText().isBlank()
                                        && page.getText().strip().length() < 7) {
                                    strip.goTo(Integer.parseInt(page.getText().strip()));
                                }
                                showPage(strip.shownProperty().get());
                            });
        });
        pages.setMinWidth(Region.USE_PREF_SIZE);
        ToolBar box =
                new ToolBar(
                        icon(
                                MaterialDesignC.CHEVRON_UP,
                                "page.previous",
                                null,
                                () -> strip.goTo(strip.shownProperty().get() - 1)),
                        page,
                        pages,
                        icon(
                                MaterialDesignC.CHEVRON_DOWN,
                                "page.next",
                                null,
                                () -> strip.goTo(strip.shownProperty().get() + 1)),
                        icon(
                                MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                                "zoom.out",
                                FARTHER,
                                () -> strip.zoomBy(1 / 1.2)),
                        icon(
                                MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                                "zoom.in",
                                NEARER,
                                () -> strip.zoomBy(1.2)),
                        icon(MaterialDesignA.ARROW_EXPAND_HORIZONTAL, "zoom.fit", FIT, strip::fit));
        box.getStyleClass().add("paging");
        return box;
    }

    private Node quoteBar() {
        quoted.getStyleClass().add("quoted");
        quoted.setId("reader-quoted");
        quoted.setMinWidth(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("sentence");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button previous =
                icon(
                        MaterialDesignC.CHEVRON_LEFT,
                        "quote.previous",
                        PREVIOUS_QUOTE,
                        () -> model.step(-1));
        previous.setId("quote-previous");
        Button next =
                icon(MaterialDesignC.CHEVRON_RIGHT, "quote.next", NEXT_QUOTE, () -> model.step(1));
        next.setId("quote-next");
        quoteBar.getChildren().addAll(previous, quoted, next, sentence);
        quoteBar.getStyleClass().addAll("bar", "quote-bar");
        quoteBar.setAlignment(Pos.CENTER_LEFT);
        return quoteBar;
    }

    private Button icon(
            Ikon ikon,
            String key,
            @org.jspecify.annotations.Nullable KeyCombination keys,
            Runnable action) {
        Button button = new Button(null, new FontIcon(ikon));
        button.getStyleClass().addAll("flat", "button-icon");
        String name = texts.get(key);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(keys == null ? name : name + "  " + keys.getDisplayText()));
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void face(ReaderViewModel.Face face) {
        Node shown =
                switch (face) {
                    case EMPTY ->
                            Face.empty(
                                    MaterialDesignB.BOOK_OPEN_PAGE_VARIANT_OUTLINE,
                                    texts.get("empty.title"),
                                    texts.get("empty.text"),
                                    button("empty.button", () -> model.showPane("library")));
                    case LOADING -> Face.working("", texts.get("loading"), -1);
                    case FAILED ->
                            Face.failed(texts.get("failed.title"), model.failureProperty().get());
                    case PAGES -> {
                        content.setCenter(strip);
                        yield content;
                    }
                    case TEXT -> {
                        content.setCenter(plainScroll);
                        yield content;
                    }
                };
        getChildren().setAll(shown);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void find() {
        if (model.openedProperty().get().isPresent()) {
            find.open();
        }
    }

    private int inSight() {
        Opened shown = model.openedProperty().get().orElseThrow();
        return shown.paged()
                ? shown.layout().pages().get(strip.shownProperty().get() - 1).start()
                : plain.inSight();
    }

    private void backToText() {
        model.openedProperty().get().ifPresent(o -> (o.paged() ? strip : plain).requestFocus());
    }

    private void open(Optional<Opened> opened) {
        String id = opened.map(o -> o.document().id()).orElse("");
        if (!id.equals(document)) {
            document = id;
            find.reset();
        }
        if (opened.isEmpty() || !opened.get().again()) {
            strip.close();
            plain.close();
        }
        opened.ifPresent(o -> {
            title.setText(o.document().title());
            title.setTooltip(new Tooltip(o.document().title() + "\n" + o.document().file()));
            pages.setText(texts.get("page.of", o.pages()));
            Visible.set(paging, o.paged());
            String said =
                    o.whole()
                            ? o.document().message().text(texts.locale())
                            : texts.get("text.part");
            if (o.again()) {
                said = (texts.get("again") + "\n" + said).strip();
            }
            message.setText(said);
            Visible.set(message, !said.isEmpty());
            if (o.again() && o.paged()) {
                strip.replace(o.layout().pages());
            } else if (o.again()) {
                plain.replace(o);
            } else if (o.paged()) {
                strip.open(o.layout().pages());
            } else {
                plain.open(o);
            }
            showPage(strip.shownProperty().get());
        });
    }

    private void mark(Marking marking) {
        boolean jump = marking.jump() > jumped;
        jumped = marking.jump();
        copy.setDisable(marking.current().isEmpty());
        model.openedProperty()
                .get()
                .ifPresent(o -> {
                    under.setText(
                            marking.current().isEmpty()
                                    ? ""
                                    : o.under(marking.current().getFirst()));
                    Visible.set(under, !under.getText().isEmpty());
                    if (o.paged()) {
                        strip.mark(o.layout(), marking, jump);
                    } else {
                        plain.mark(marking, jump);
                    }
                });
        showQuotes();
    }

    private void showPage(int number) {
        if (!page.isFocused() || page.getText().isBlank()) {
            page.setText("" + number);
        }
    }

    private void showQuotes() {
        List<Quoted> here = model.quotesHere();
        Visible.set(quoteBar, !here.isEmpty());
        if (here.isEmpty()) {
            return;
        }
        int shown = model.quoteShown();
        long sentences = here.stream().map(Quoted::by).distinct().count();
        boolean finished = model.quotesProperty().get().finished();
        quoted.setText(
                shown < 0
                        ? texts.get(finished ? "quoted.sentences" : "quoted.notes", sentences)
                        : texts.get("quoted.at", shown + 1, here.size()));
        sentence.setText(shown < 0 ? "" : here.get(shown).by());
        sentence.setTooltip(shown < 0 ? null : wrapped(here.get(shown).by()));
    }

    private static Tooltip wrapped(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(480);
        return tip;
    }

    private void copyQuote() {
        model.quote(text -> {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(text);
            Clipboard.getSystemClipboard().setContent(clip);
        });
    }

    private void pressed(KeyEvent event) {
        Map<KeyCombination, Runnable> actions =
                Map.of(
                        NEXT_QUOTE, () -> model.step(1),
                        PREVIOUS_QUOTE, () -> model.step(-1),
                        FIND, this::find,
                        NEARER, () -> strip.zoomBy(1.2),
                        FARTHER, () -> strip.zoomBy(1 / 1.2),
                        FIT, strip::fit);
        actions.forEach((keys, action) -> {
            if (keys.match(event)) {
                action.run();
                event.consume();
            }
        });
    }
}
