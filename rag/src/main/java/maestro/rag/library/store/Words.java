package maestro.rag.library.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// Failures of the file system in words for people.
public final class Words {
    public static final String DISK_FULL =
            "The disk is full: free some space and add the file again";

    /// For work that is not a file being added.
    public static final String DISK_FULL_NOTHING_LOST =
            "The disk is full. Nothing finished is lost: free some space and go on.";

    private Words() {}

    /// Without a full stop.
    public static String of(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (diskFull(failure)) {
            return DISK_FULL;
        }
        return switch (failure) {
            case AccessDeniedException e -> "No permission for " + e.getFile();
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case FileSystemException e when e.getReason() != null ->
                    e.getFile() + ": " + e.getReason();
            default -> message;
        };
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
