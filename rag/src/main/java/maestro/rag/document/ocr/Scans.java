package maestro.rag.document.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The way to read scanned pages on this machine. Pages of all documents together share the cores.
public final class Scans {

    /// For one document, beyond what other documents get.
    public static final Duration MOST_TIME = Duration.ofHours(1);

    private final Supplier<Optional<Path>> named;
    private final Semaphore permits =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    /// @param named the Tesseract that the user names, asked for each document; empty for the one
    ///   that is installed
    public Scans(Supplier<Optional<Path>> named) {
        this.named = named;
    }

    /// The Tesseract of this moment: it may be installed while the program runs.
    public Optional<Tesseract> tesseract() throws InterruptedException {
        return Tesseract.find(named.get().orElse(null));
    }

    /// One for each page at work.
    public Semaphore permits() {
        return permits;
    }

    /// The command that installs Tesseract on this system, with the language of its user.
    public static String installation() {
        return installation(
                System.getProperty("os.name", ""), Path.of("/etc/os-release"), Locale.getDefault());
    }

    static String installation(String system, Path release, Locale locale) {
        if (system.startsWith("Windows")) {
            return "winget install UB-Mannheim.TesseractOCR";
        }
        if (system.startsWith("Mac")) {
            return "brew install tesseract tesseract-lang";
        }
        String like = "";
        try {
            like =
                    Files.readString(release)
                            .lines()
                            .filter(line -> line.startsWith("ID=") || line.startsWith("ID_LIKE="))
                            .reduce("", (a, b) -> a + ' ' + b);
        } catch (IOException e) {
            like = "debian"; // the most common
        }
        String language = locale.getLanguage().equals("ko") ? "kor" : "";
        if (like.contains("fedora") || like.contains("rhel")) {
            return "sudo dnf install tesseract" + with(" tesseract-langpack-", language);
        }
        if (like.contains("arch")) {
            return "sudo pacman -S tesseract tesseract-data-eng"
                    + with(" tesseract-data-", language);
        }
        if (like.contains("suse")) {
            return "sudo zypper install tesseract-ocr"
                    + with(" tesseract-ocr-traineddata-", language.isEmpty() ? "" : "korean");
        }
        return "sudo apt install tesseract-ocr" + with(" tesseract-ocr-", language);
    }

    private static String with(String more, String language) {
        return language.isEmpty() ? "" : more + language;
    }
}
