package maestro.app.cli.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.label.Labels;
import maestro.rag.library.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "tag", description = "Put tags on a document, or take them off.")
public final class TagCommand extends WorkstationCommand {
    @Option(names = "--remove", description = "Take them off.")
    private boolean remove;

    @Parameters(
            index = "0",
            paramLabel = "DOCUMENT",
            description = "Its id, or the beginning of it.")
    private String document = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TAG", description = "Tags.")
    private List<String> tags = List.of();

    @Override
    public int run(Workstation workstation) {
        Document found = DocumentArgument.find(workstation.library(), document);
        Labels labels = workstation.library().labels();
        for (String tag : tags) {
            if (remove) {
                labels.untag(Set.of(found.id()), tag);
            } else {
                labels.tag(Set.of(found.id()), tag);
            }
        }
        List<String> now = workstation.library().document(found.id()).orElse(found).marks().tags();
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("documentId", found.id());
            line.put("tags", now);
            printJson(line);
        } else {
            out().println(found.title() + ": " + String.join(", ", now));
        }
        return Exit.DONE;
    }
}
