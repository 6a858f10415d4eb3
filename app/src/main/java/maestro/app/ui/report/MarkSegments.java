package maestro.app.ui.report;

import java.util.Optional;
import maestro.app.ui.report.Line.Piece;
import org.fxmisc.richtext.model.NodeSegmentOpsBase;
import org.jspecify.annotations.Nullable;

/// Support marks as segments of rich text, one character long each.
final class MarkSegments extends NodeSegmentOpsBase<MarkSegments.Segment, Ink> {

    /// @param mark null for the empty segment that the text model asks for
    record Segment(Piece.@Nullable Mark mark) {}

    MarkSegments() {
        super(new Segment(null));
    }

    @Override
    public int length(Segment segment) {
        return segment.mark() == null ? 0 : 1;
    }

    @Override
    public Optional<Segment> joinSeg(Segment current, Segment next) {
        return Optional.empty();
    }
}
