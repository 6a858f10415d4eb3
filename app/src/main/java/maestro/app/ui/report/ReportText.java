package maestro.app.ui.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.TextFlow;
import maestro.app.ui.report.Line.Piece;
import org.fxmisc.richtext.Caret.CaretVisibility;
import org.fxmisc.richtext.GenericStyledArea;
import org.fxmisc.richtext.TextExt;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyledSegment;
import org.fxmisc.richtext.model.TextOps;
import org.fxmisc.richtext.util.UndoUtils;
import org.reactfx.util.Either;

/// The report as text that can be selected and copied. Tab goes from citation to citation, Enter
/// follows one, Space tells where its sentence comes from.
final class ReportText
        extends GenericStyledArea<String, Either<String, MarkSegments.Segment>, Ink> {

    /// What the text leads to.
    interface Actions {
        void follow(Piece.Cite cite);

        /// @param beside what the explanation is shown at
        void explain(Cited cited, Node beside);

        /// A node that stands for a mark.
        Node mark(Piece.Mark mark);

        /// Called for each citation's text as it comes on screen.
        void decorate(TextExt text, Piece.Cite cite);
    }

    private record Place(int start, int end, Piece.Cite cite) {}

    private static final double MEASURE = 720;
    private static final double MARGIN = 40;

    /// Between words and the signs that the serif face draws for Hangul: they are set in the other.
    private static final Pattern SIGNS = Pattern.compile("(?<=[-–*:~+=|<>])|(?=[-–*:~+=|<>])");

    private static final char OBJECT = '\ufffc';

    private final Actions actions;
    private List<Line> lines = List.of();
    private final List<Place> places = new ArrayList<>();

    private static final TextOps<String, Ink> WORDS = SegmentOps.styledTextOps();
    private static final TextOps<Either<String, MarkSegments.Segment>, Ink> SEGMENTS =
            WORDS._or(new MarkSegments(), (_, _) -> Optional.empty());

    ReportText(Actions actions) {
        super(
                "",
                ReportText::paragraph,
                Ink.PLAIN,
                SEGMENTS,
                false,
                segment -> node(segment, actions));
        this.actions = actions;
        getStyleClass().add("report-text");
        setEditable(false);
        setWrapText(true);
        setUndoManager(UndoUtils.noOpUndoManager());
        setShowCaret(CaretVisibility.OFF);
        setFocusTraversable(true);
        widthProperty().subscribe(_ -> centre());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void centre() {
        double side = Math.max(MARGIN, (getWidth() - MEASURE) / 2);
        setPadding(new javafx.geometry.Insets(0, side, 0, side));
    }

    private static void paragraph(TextFlow flow, String kind) {
        if (!kind.isEmpty()) {
            flow.getStyleClass().add(kind);
        }
    }

    private static Node node(
            StyledSegment<Either<String, MarkSegments.Segment>, Ink> segment, Actions actions) {
        return segment.getSegment()
                .unify(
                        text -> words(text, segment.getStyle(), actions),
                        mark -> mark.mark() == null ? new TextFlow() : actions.mark(mark.mark()));
    }

    private static Node words(String text, Ink ink, Actions actions) {
        TextExt node = new TextExt(text);
        node.setTextOrigin(javafx.geometry.VPos.TOP);
        node.getStyleClass().add("text");
        if (!ink.style().isEmpty()) {
            node.getStyleClass().addAll(ink.style().split(" "));
        }
        if (ink.cite() != null) {
            actions.decorate(node, ink.cite());
        }
        return node;
    }

    /// Shows these lines; what stands before the first that changed is left as it is, so that a
    /// reader is not moved.
    void show(List<Line> next) {
        int same = 0;
        while (same < Math.min(lines.size(), next.size())
                && lines.get(same).equals(next.get(same))) {
            same++;
        }
        if (same == next.size() && same == lines.size()) {
            return;
        }
        boolean fresh = same == 0;
        // A last paragraph cannot be taken away with its line break, and none can be put in place
        // of
        // what is no longer there: the line before is written again.
        int from = Math.max(0, Math.min(same, Math.min(lines.size(), next.size()) - 1));
        lines = List.copyOf(next);
        if (lines.isEmpty()) {
            clear();
        } else {
            replace(
                    getAbsolutePosition(from, 0),
                    getLength(),
                    document(lines.subList(from, lines.size())));
            for (int i = from; i < lines.size(); i++) {
                setParagraphStyle(i, lines.get(i).kind().style());
            }
        }
        findPlaces();
        if (fresh) {
            moveTo(0);
            showParagraphAtTop(0);
        }
    }

    private static ReadOnlyStyledDocument<String, Either<String, MarkSegments.Segment>, Ink>
            document(List<Line> lines) {
        var builder =
                new ReadOnlyStyledDocumentBuilder<
                        String, Either<String, MarkSegments.Segment>, Ink>(SEGMENTS, "");
        for (Line line : lines) {
            builder.addParagraph(
                    line.pieces().stream().flatMap(ReportText::segments).toList(),
                    line.kind().style());
        }
        return builder.build();
    }

    private static Stream<StyledSegment<Either<String, MarkSegments.Segment>, Ink>> segments(
            Piece piece) {
        return switch (piece) {
            case Piece.Words(String text, String style) ->
                    SIGNS.splitAsStream(text)
                            .map(part -> words(part, isSign(part) ? style + " sign" : style));
            case Piece.Cite cite ->
                    Stream.of(
                            new StyledSegment<>(
                                    Either.left("" + cite.source().number()),
                                    new Ink("cite", cite)));
            case Piece.Mark mark ->
                    Stream.of(
                            new StyledSegment<>(
                                    Either.right(new MarkSegments.Segment(mark)), Ink.PLAIN));
        };
    }

    private static boolean isSign(String part) {
        return part.length() == 1 && "-–*:~+=|<>".contains(part);
    }

    private static StyledSegment<Either<String, MarkSegments.Segment>, Ink> words(
            String text, String style) {
        return new StyledSegment<>(Either.left(text), new Ink(style.strip(), null));
    }

    private void findPlaces() {
        places.clear();
        int at = 0;
        for (Line line : lines) {
            for (Piece piece : line.pieces()) {
                int length =
                        switch (piece) {
                            case Piece.Words words -> words.text().length();
                            case Piece.Cite cite -> ("" + cite.source().number()).length();
                            case Piece.Mark _ -> 1;
                        };
                if (piece instanceof Piece.Cite cite) {
                    places.add(new Place(at, at + length, cite));
                }
                at += length;
            }
            at++;
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case TAB -> {
                if (go(event.isShiftDown() ? -1 : 1)) {
                    event.consume();
                }
            }
            case ENTER ->
                    current()
                            .ifPresent(place -> {
                                actions.follow(place.cite());
                                event.consume();
                            });
            case SPACE ->
                    current()
                            .ifPresent(place -> {
                                actions.explain(place.cite().cited(), this);
                                event.consume();
                            });
            default -> {}
        }
    }

    /// The citation that is selected.
    private Optional<Place> current() {
        return places.stream()
                .filter(p ->
                        p.start() == getSelection().getStart()
                                && p.end() == getSelection().getEnd())
                .findFirst();
    }

    /// @return false where there is no further citation, so that Tab leaves the text
    private boolean go(int step) {
        int from = getSelection().getStart();
        int to = getSelection().getEnd();
        Function<Place, Boolean> beyond =
                step > 0 ? p -> p.start() >= to && p.end() > to : p -> p.end() <= from;
        List<Place> ordered = step > 0 ? places : places.reversed();
        for (Place place : ordered) {
            if (beyond.apply(place)) {
                selectRange(place.start(), place.end());
                requestFollowCaret();
                return true;
            }
        }
        return false;
    }

    @Override
    public void copy() {
        String selected = getSelectedText();
        if (!selected.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(selected.replace(String.valueOf(OBJECT), ""));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
