package maestro.app.cli.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.document.ocr.Tesseract;
import maestro.rag.document.ocr.TesseractChoice;
import maestro.rag.library.AgainRequest;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.Library;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ingest", description = "Add files and folders to the library.")
public final class IngestCommand extends WorkstationCommand {
    private static final String INSTALLED = "auto";

    @Option(
            names = "--collection",
            paramLabel = "C",
            description = "Put them in this collection; it is made where it does not exist.")
    private @Nullable String collection;

    @Option(
            names = "--passage-tokens",
            paramLabel = "N",
            description = "Longest passage in tokens, 32 to 254 (default: 220).")
    private int tokens = PassageSettings.DEFAULT.tokens();

    @Option(
            names = "--overlap",
            paramLabel = "N",
            description = "Tokens a passage repeats of the one before (default: 40).")
    private int overlap = PassageSettings.DEFAULT.overlap();

    @Option(
            names = "--password",
            paramLabel = "P",
            description =
                    "Tried on each protected file; may be given several times. It is not kept.")
    private List<String> passwords = List.of();

    @Option(
            names = "--tesseract",
            paramLabel = "PROGRAM",
            description =
                    "Read scanned pages with this Tesseract, now and from then on; 'auto' for the installed one.")
    private @Nullable String tesseract;

    @Option(
            names = "--read-again",
            description =
                    "Read documents of the library again: those that are named, by the beginning of their ids, else all that an older version of the program read.")
    private boolean again;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Files and folders; with --read-again, documents.")
    private List<Path> paths = List.of();

    @Override
    public void checkArguments() {
        settings();
        if (tesseract != null && !tesseract.equals(INSTALLED) && !answers(tesseract)) {
            throw new UsageException(tesseract + " is no Tesseract that answers");
        }
        if (again) {
            if (collection != null) {
                throw new UsageException("--read-again leaves documents in their collections");
            }
            return;
        }
        if (paths.isEmpty()) {
            throw new UsageException("name the files and folders to add");
        }
        for (Path path : paths) {
            // An empty word is what a script's unset variable leaves, not the folder one is in.
            if (path.toString().isEmpty() || !Files.exists(path)) {
                throw new UsageException("there is no file or folder “" + path + "”");
            }
        }
    }

    private static boolean answers(String program) {
        try {
            return Tesseract.find(Path.of(program)).isPresent();
        } catch (InvalidPathException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PassageSettings settings() {
        try {
            return new PassageSettings(tokens, overlap);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    @Override
    public int run(Workstation workstation) throws IOException {
        if (tesseract != null) {
            TesseractChoice.in(root().home())
                    .name(tesseract.equals(INSTALLED) ? null : Path.of(tesseract));
        }
        IngestSummary summary =
                again
                        ? readAgain(workstation.library())
                        : workstation
                                .library()
                                .ingest(
                                        new IngestRequest(paths, collection, settings(), passwords),
                                        this::tell);
        if (json()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("indexed", summary.indexed());
            counts.put("duplicate", summary.duplicate());
            counts.put("partial", summary.partial());
            counts.put("failed", summary.failed());
            counts.put("passages", summary.passages());
            counts.put("seconds", Math.round(summary.seconds() * 1000) / 1000.0);
            printJson(Map.of("summary", counts));
        } else {
            out().printf(
                            again
                                    ? "%d read again, %d already there, %d partial, %d left as they were; %d passages in %.1f s%n"
                                    : "%d indexed, %d already there, %d partial, %d failed; %d passages in %.1f s%n",
                            summary.indexed(),
                            summary.duplicate(),
                            summary.partial(),
                            summary.failed(),
                            summary.passages(),
                            summary.seconds());
        }
        int good = summary.indexed() + summary.duplicate() + summary.partial();
        if (summary.cancelled() || (good == 0 && summary.failed() > 0)) {
            return Exit.FAILED;
        }
        return summary.failed() + summary.partial() > 0 ? Exit.PARTLY : Exit.DONE;
    }

    private IngestSummary readAgain(Library library) {
        List<String> ids =
                paths.isEmpty()
                        ? List.copyOf(library.readByOlderReaders())
                        : paths.stream()
                                .map(id -> DocumentArgument.find(library, id.toString()).id())
                                .toList();
        return library.readAgain(new AgainRequest(ids, passwords, () -> false), this::tell);
    }

    private void tell(IngestEvent event) {
        if (!(event
                instanceof
                IngestEvent.Ended(
                        Path file,
                        IngestEvent.Result result,
                        Document document,
                        Message message))) {
            return;
        }
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", file.toString());
            line.put("status", result.name().toLowerCase(Locale.ROOT));
            line.put("documentId", document == null ? null : document.id());
            line.put("title", document == null ? null : document.title());
            line.put("pages", document == null ? 0 : document.pages());
            line.put("passages", document == null ? 0 : document.passages());
            line.put("message", message.english());
            printJson(line);
        } else {
            out().println(
                            result.name().toLowerCase(Locale.ROOT)
                                    + "  "
                                    + file
                                    + (message.isNone() ? "" : "  (" + message.english() + ")"));
        }
    }
}
