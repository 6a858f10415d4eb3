package maestro.app.cli.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.duplicate.DuplicateSet;
import maestro.rag.duplicate.Duplicates;
import maestro.rag.library.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "duplicates",
        description = "List documents that are the same work in several files.")
public final class DuplicatesCommand extends WorkstationCommand {
    @Option(
            names = "--merge",
            description =
                    "Let the oldest of each stand for the others, with their tags, notes and collections.")
    private boolean merge;

    @Override
    public int run(Workstation workstation) {
        List<DuplicateSet> sets = Duplicates.find(workstation.library());
        if (sets.isEmpty() && !json()) {
            out().println("No duplicates.");
        }
        for (DuplicateSet set : sets) {
            List<String> ids = set.documents().stream().map(Document::id).toList();
            if (merge) {
                workstation
                        .library()
                        .merge(ids.getFirst(), ids.stream().skip(1).collect(Collectors.toSet()));
            }
            if (json()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("documentIds", ids);
                line.put("merged", merge);
                printJson(line);
            } else {
                for (Document document : set.documents()) {
                    out().printf(
                                    "%s  %s  (%s)%n",
                                    document.id().substring(0, 12),
                                    document.title(),
                                    document.file());
                }
                out().println(merge ? "merged into the first" : "");
            }
        }
        return Exit.DONE;
    }
}
