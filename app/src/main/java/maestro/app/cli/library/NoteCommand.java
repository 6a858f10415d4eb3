package maestro.app.cli.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.library.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "note", description = "Read your note on a document, or write another.")
public final class NoteCommand extends WorkstationCommand {
    @Option(names = "--remove", description = "Take the note away.")
    private boolean remove;

    @Parameters(
            index = "0",
            paramLabel = "DOCUMENT",
            description = "Its id, or the beginning of it.")
    private String document = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TEXT",
            description = "The new note; without one the note there is is printed.")
    private List<String> words = List.of();

    @Override
    public void checkArguments() {
        if (remove && !words.isEmpty()) {
            throw new UsageException("either --remove or a text, not both");
        }
    }

    @Override
    public int run(Workstation workstation) {
        Document found = DocumentArgument.find(workstation.library(), document);
        if (remove || !words.isEmpty()) {
            workstation.library().labels().note(found.id(), String.join(" ", words));
        }
        String note = workstation.library().document(found.id()).orElse(found).marks().note();
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("documentId", found.id());
            line.put("note", note);
            printJson(line);
        } else {
            out().println(note.isEmpty() ? "No note on " + found.title() : note);
        }
        return Exit.DONE;
    }
}
