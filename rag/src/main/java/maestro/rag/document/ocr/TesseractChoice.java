package maestro.rag.document.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Tesseract that the user names where it is not found by itself: a line in the file
/// `config/tesseract` of a home.
public final class TesseractChoice {
    private final Path file;

    private TesseractChoice(Path file) {
        this.file = file;
    }

    public static TesseractChoice in(Path home) {
        return new TesseractChoice(home.resolve("config").resolve("tesseract"));
    }

    /// Empty where none is named.
    public Optional<Path> program() {
        try {
            String line = Files.exists(file) ? Files.readString(file).strip() : "";
            return line.isEmpty() ? Optional.empty() : Optional.of(Path.of(line));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // then the one that is installed
        }
    }

    /// @param program null for the one that is installed
    public void name(@Nullable Path program) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, program == null ? "" : program.toAbsolutePath().toString());
    }
}
