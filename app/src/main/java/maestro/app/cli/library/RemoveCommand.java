package maestro.app.cli.library;

import java.util.Map;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.library.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a document from the library.")
public final class RemoveCommand extends WorkstationCommand {
    @Parameters(paramLabel = "DOCUMENT", description = "Its id, or the beginning of it.")
    private String document = "";

    @Override
    public int run(Workstation workstation) {
        Document found = DocumentArgument.find(workstation.library(), document);
        workstation.library().remove(found.id());
        if (json()) {
            printJson(Map.of("documentId", found.id(), "removed", true));
        } else {
            out().println("Removed " + found.title());
        }
        return Exit.DONE;
    }
}
