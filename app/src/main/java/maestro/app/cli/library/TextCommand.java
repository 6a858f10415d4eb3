package maestro.app.cli.library;

import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.library.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "text",
        description =
                "Print the stored text of a document, into which ranges point (UTF-16 indices).")
public final class TextCommand extends WorkstationCommand {
    @Parameters(paramLabel = "DOCUMENT", description = "Its id, or the beginning of it.")
    private String document = "";

    @Override
    public int run(Workstation workstation) {
        Document found = DocumentArgument.find(workstation.library(), document);
        String text = workstation.library().text(found.id()).orElseThrow();
        if (json()) {
            printJson(java.util.Map.of("documentId", found.id(), "text", text));
        } else {
            // Not println: what comes out is the stored text and nothing else.
            exactly().print(text);
            exactly().flush();
        }
        return Exit.DONE;
    }
}
