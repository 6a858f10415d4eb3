package maestro.rag.library.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import maestro.rag.message.Message;

/// Failures of the file system as people are told of them.
public final class Words {
    private Words() {}

    /// To stand within a sentence: without a full stop.
    public static Message of(IOException failure) {
        if (diskFull(failure)) {
            return Message.of("disk.full");
        }
        return switch (failure) {
            case AccessDeniedException e -> Message.of("system.denied", file(e));
            case NoSuchFileException e -> Message.of("system.missing", file(e));
            case FileSystemException e when e.getReason() != null ->
                    Message.of("system.reason", file(e), e.getReason());
            default -> Message.plain(String.valueOf(failure.getMessage()));
        };
    }

    private static String file(FileSystemException failure) {
        return String.valueOf(failure.getFile());
    }

    /// Whether the failure, or what caused it, is a disk or a quota that is used up. Java has no
    /// type for it, only the system's own words.
    public static boolean diskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("not enough space")
                    || message.contains("disk quota exceeded")
                    || message.contains("disk full")) {
                return true;
            }
        }
        return false;
    }
}
