package maestro.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.app.Workstation;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Document;
import picocli.CommandLine.Command;

@Command(name = "documents", description = "List the documents of the library.")
final class DocumentsCommand extends WorkstationCommand {
    @Override
    int run(Workstation workstation) {
        List<Document> documents = workstation.library().documents();
        if (documents.isEmpty() && !json()) {
            out().println("The library is empty.");
        }
        for (Document document : documents) {
            String status = document.status().name().toLowerCase(Locale.ROOT);
            if (json()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("documentId", document.id());
                line.put("title", document.title());
                line.put("authors", document.authors());
                Publication publication = document.publication();
                line.put("year", publication.year() == 0 ? null : publication.year());
                line.put("venue", publication.venue());
                line.put("doi", publication.doi());
                line.put("abstract", publication.summary());
                line.put("file", document.file());
                line.put("language", document.language());
                line.put("pages", document.pages());
                line.put("passages", document.passages());
                line.put("status", status);
                line.put("message", document.message().english());
                printJson(line);
            } else {
                out().printf(
                                "%s  %4d p.  %5d passages  %-7s  %s  %s  (%s)%n",
                                document.id().substring(0, 12),
                                document.pages(),
                                document.passages(),
                                status,
                                year(document),
                                document.title(),
                                document.file());
            }
        }
        return Exit.DONE;
    }

    private static String year(Document document) {
        int year = document.publication().year();
        return year == 0 ? "    " : String.valueOf(year);
    }
}
