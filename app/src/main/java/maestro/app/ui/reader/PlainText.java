package maestro.app.ui.reader;

import java.util.Collection;
import java.util.List;
import javafx.geometry.Insets;
import maestro.rag.passage.Span;
import maestro.rag.passage.Whereabouts;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.util.UndoUtils;

/// The stored text of a document without pages, set for reading, with spans marked.
final class PlainText extends StyleClassedTextArea {
    private static final double MEASURE = 720;

    private Opened shown = none();

    PlainText() {
        super(false);
        setId("plain-text");
        getStyleClass().add("plain-text");
        setEditable(false);
        setWrapText(true);
        setUndoManager(UndoUtils.noOpUndoManager());
        setShowCaret(CaretVisibility.OFF);
        widthProperty()
                .subscribe(w -> {
                    double side = Math.max(24, (w.doubleValue() - MEASURE) / 2);
                    setPadding(new Insets(20, side, 40, side));
                });
    }

    private static Opened none() {
        return new Opened(
                new maestro.rag.library.Document(
                        "",
                        "",
                        List.of(),
                        "",
                        "txt",
                        "und",
                        0,
                        1,
                        0,
                        maestro.rag.library.Document.Status.INDEXED,
                        maestro.rag.message.Message.NONE,
                        java.time.Instant.EPOCH),
                maestro.rag.document.Layout.unpaged(0),
                "",
                0,
                true,
                false,
                new java.util.TreeMap<>());
    }

    private int top() {
        return getParagraphs().isEmpty() ? 0 : Math.max(0, firstVisibleParToAllParIndex());
    }

    /// Offset in the stored text of the first line in sight.
    int inSight() {
        return shown.textStart() + getAbsolutePosition(top(), 0);
    }

    /// Shows the new text of the same document, at the words that were at the top.
    void replace(Opened opened) {
        String words = getText(top());
        int before = inSight();
        open(opened);
        int now =
                new Whereabouts(opened.text())
                        .of(words, before - opened.textStart())
                        .map(Span::start)
                        .orElse(before - opened.textStart());
        int at = Math.clamp(now, 0, getLength());
        showParagraphAtTop(offsetToPosition(at, Bias.Forward).getMajor());
    }

    void open(Opened opened) {
        shown = opened;
        replaceText(opened.text());
        moveTo(0);
        showParagraphAtTop(0);
    }

    void close() {
        shown = none();
        clear();
    }

    void mark(Marking marking, boolean jump) {
        if (getLength() == 0) {
            return;
        }
        clearStyle(0, getLength());
        marking.others().forEach(s -> style(s, List.of("other")));
        marking.found().forEach(s -> style(s, List.of("found")));
        marking.current().forEach(s -> style(s, List.of("current")));
        if (jump && !marking.current().isEmpty()) {
            int at = inside(marking.current().getFirst().start());
            int paragraph = offsetToPosition(at, Bias.Forward).getMajor();
            moveTo(at);
            showParagraphAtTop(Math.max(0, paragraph - 2));
            requestFollowCaret();
        }
    }

    private void style(Span span, Collection<String> style) {
        int from = inside(span.start());
        int to = inside(span.end());
        if (from < to) {
            setStyle(from, to, style);
        }
    }

    private int inside(int offset) {
        return Math.clamp(offset - shown.textStart(), 0, getLength());
    }
}
