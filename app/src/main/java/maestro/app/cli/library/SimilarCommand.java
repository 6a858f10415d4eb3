package maestro.app.cli.library;

import java.util.List;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.index.Hit;
import maestro.rag.library.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "similar",
        description =
                "Find passages of other documents that are like a document or one of its passages.")
public final class SimilarCommand extends WorkstationCommand {
    @Option(
            names = "--passage",
            paramLabel = "N",
            description = "Like this passage alone, by its number in the hits of 'search --json'.")
    private @Nullable Integer passage;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most hits, 1 to 1000 (default: 10).")
    private int limit = 10;

    @Parameters(paramLabel = "DOCUMENT", description = "Its id, or the beginning of it.")
    private String document = "";

    @Override
    public void checkArguments() {
        if (limit < 1 || limit > 1000) {
            throw new UsageException("the number of hits is 1 to 1000, not " + limit);
        }
    }

    @Override
    public int run(Workstation workstation) {
        Document found = DocumentArgument.find(workstation.library(), document);
        if (passage != null && (passage < 0 || passage >= found.passages())) {
            throw new UsageException(
                    "%s has passages 0 to %d".formatted(found.title(), found.passages() - 1));
        }
        List<Hit> hits = workstation.library().similar(found.id(), passage, limit);
        new HitPrinter(this, workstation.library(), false).print(hits);
        return Exit.DONE;
    }
}
