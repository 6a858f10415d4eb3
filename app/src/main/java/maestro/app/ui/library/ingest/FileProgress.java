package maestro.app.ui.library.ingest;

import java.nio.file.Path;
import java.util.Set;
import maestro.rag.library.IngestEvent;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// How far one file is.
///
/// @param stage what is being done
/// @param fraction 0 to 1, of that stage
/// @param result null while at work
/// @param message about the result; may be nothing
/// @param documentId null while at work and where it failed
public record FileProgress(
        Path file,
        IngestEvent.Stage stage,
        double fraction,
        IngestEvent.@Nullable Result result,
        Message message,
        @Nullable String documentId) {

    private static final Set<String> LOCKED = Set.of("pdf.password", "pdf.wrong", "pdf.extraction");

    static FileProgress of(IngestEvent.Advanced event) {
        return new FileProgress(
                event.file(), event.stage(), event.fraction(), null, Message.NONE, null);
    }

    static FileProgress of(IngestEvent.Ended event) {
        return new FileProgress(
                event.file(),
                IngestEvent.Stage.STORING,
                1,
                event.result(),
                event.message(),
                event.document() == null ? null : event.document().id());
    }

    /// Whether a password might let it in.
    boolean locked() {
        return LOCKED.contains(message.key());
    }

    /// Whether the user should see how it ended, until dismissed.
    boolean worthKeeping() {
        return result == IngestEvent.Result.FAILED
                || result == IngestEvent.Result.PARTIAL
                || result == IngestEvent.Result.DUPLICATE;
    }
}
