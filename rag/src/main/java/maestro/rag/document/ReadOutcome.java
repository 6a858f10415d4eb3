package maestro.rag.document;

import java.io.IOException;
import maestro.rag.message.Message;

/// What came of reading a file. Messages are for people: what is wrong, and what to do about it.
public sealed interface ReadOutcome {

    /// Everything was read.
    ///
    /// @param note what people should know of how; often nothing
    record Complete(ParsedDocument document, Message note) implements ReadOutcome {
        public Complete(ParsedDocument document) {
            this(document, Message.NONE);
        }
    }

    /// Some of it was read, for example "The file is damaged after page 17; pages 1 to 17 were
    /// read."
    record Partial(ParsedDocument document, Message message) implements ReadOutcome {}

    /// Nothing was read.
    record Refused(Reason reason, Message message) implements ReadOutcome {

        public static Refused unreadable(IOException failure) {
            return new Refused(
                    Reason.UNREADABLE,
                    Message.of("read.failed", String.valueOf(failure.getMessage())));
        }
    }

    /// Why a file was refused.
    enum Reason {
        UNSUPPORTED,
        EMPTY,
        PASSWORD,
        DAMAGED,
        NO_TEXT,
        TOO_LARGE,
        UNREADABLE
    }
}
