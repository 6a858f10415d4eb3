package maestro.app.cli.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.exchange.ImportSummary;
import maestro.rag.exchange.Importer;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description =
                "Take in references (BibTeX, RIS, CSL-JSON) with the files that they name, or a Zotero folder.")
public final class ImportCommand extends WorkstationCommand {
    @Option(
            names = "--collection",
            paramLabel = "C",
            description = "Put them in this collection; it is made where it does not exist.")
    private @Nullable String collection;

    @Parameters(paramLabel = "FILE", description = "File of references, or Zotero's folder.")
    private Path source = Path.of("");

    @Override
    public void checkArguments() {
        if (source.toString().isEmpty() || !Files.exists(source)) {
            throw new UsageException("there is no file or folder “" + source + "”");
        }
    }

    @Override
    public int run(Workstation workstation) {
        ImportSummary summary =
                new Importer(workstation.library())
                        .run(source, collection, PassageSettings.DEFAULT, _ -> {});
        if (json()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("references", summary.references());
            counts.put("described", summary.described());
            counts.put("indexed", summary.files().indexed());
            counts.put("duplicate", summary.files().duplicate());
            counts.put("partial", summary.files().partial());
            counts.put("failed", summary.files().failed());
            counts.put("problems", summary.problems().stream().map(Message::english).toList());
            printJson(Map.of("summary", counts));
        } else {
            summary.problems().forEach(problem -> err().println("maestro: " + problem.english()));
            out().printf(
                            "%d references, %d documents described; %d indexed, %d already there, %d partial, %d failed%n",
                            summary.references(),
                            summary.described(),
                            summary.files().indexed(),
                            summary.files().duplicate(),
                            summary.files().partial(),
                            summary.files().failed());
        }
        if (summary.files().cancelled()) {
            return Exit.FAILED;
        }
        boolean all = summary.problems().isEmpty() && summary.files().failed() == 0;
        return all ? Exit.DONE : Exit.PARTLY;
    }
}
