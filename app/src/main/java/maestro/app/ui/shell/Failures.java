package maestro.app.ui.shell;

import java.nio.file.FileSystemException;
import maestro.rag.message.Explained;

/// Failures as a person would say them.
public final class Failures {

    private Failures() {}

    /// In the user's language where the program knows it; faults of the program itself are named as
    /// such.
    public static String words(Throwable failure) {
        Texts texts = Texts.of(Failures.class);
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Explained explained) {
                return explained.explanation().text(texts.locale());
            }
            String message = t.getMessage() == null ? "" : t.getMessage();
            if ((t instanceof IllegalArgumentException || t instanceof IllegalStateException)
                    && !message.isBlank()) {
                return message;
            }
            if (t instanceof FileSystemException file) {
                return texts.get("failure.file", String.valueOf(file.getFile()), message);
            }
            if (t instanceof OutOfMemoryError) {
                return texts.get("failure.memory");
            }
        }
        String kind = failure.getClass().getSimpleName();
        return texts.get(
                "failure.unexpected",
                failure.getMessage() == null ? kind : kind + ": " + failure.getMessage());
    }
}
