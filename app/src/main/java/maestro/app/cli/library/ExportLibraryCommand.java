package maestro.app.cli.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import maestro.app.Workstation;
import maestro.app.cli.command.Collections;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.exchange.Exporter;
import maestro.rag.exchange.ReferenceFormat;
import maestro.rag.library.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "export-library",
        description = "Write the library, or a collection of it, as references.")
public final class ExportLibraryCommand extends WorkstationCommand {
    @Option(
            names = "--format",
            paramLabel = "bibtex|ris|csl-json",
            converter = FormatName.class,
            description = "What to write (default: by the ending of FILE, else bibtex).")
    private @Nullable ReferenceFormat format;

    @Option(names = "--collection", paramLabel = "C", description = "Only this collection.")
    private @Nullable String collection;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: the screen).")
    private @Nullable Path target;

    @Option(
            names = "--files",
            description = "Copy the documents into a folder beside the file, too.")
    private boolean files;

    @Override
    public void checkArguments() {
        if (target == null && (files || json())) {
            throw new UsageException("name a file with --out");
        }
    }

    @Override
    public int run(Workstation workstation) {
        Collections.requireKnown(workstation.library(), collection);
        List<Document> documents =
                collection == null
                        ? workstation.library().documents()
                        : workstation.library().documents(collection);
        Path file = target;
        ReferenceFormat wanted = format;
        if (wanted == null) {
            wanted =
                    Optional.ofNullable(file)
                            .flatMap(f -> ReferenceFormat.ofName(f.toString()))
                            .orElse(ReferenceFormat.BIBTEX);
        }
        if (file == null) {
            out().print(Exporter.text(documents, wanted));
            out().flush();
            return Exit.DONE;
        }
        Exporter.export(workstation.library(), documents, wanted, file, files);
        if (json()) {
            printJson(Map.of("file", file.toString(), "references", documents.size()));
        } else {
            out().printf("%d references in %s%n", documents.size(), file);
        }
        return Exit.DONE;
    }

    public static final class FormatName implements ITypeConverter<ReferenceFormat> {
        @Override
        public ReferenceFormat convert(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "bibtex" -> ReferenceFormat.BIBTEX;
                case "ris" -> ReferenceFormat.RIS;
                case "csl-json" -> ReferenceFormat.CSL_JSON;
                default ->
                        throw new TypeConversionException(
                                "'" + name + "' is none of bibtex, ris, csl-json");
            };
        }
    }
}
