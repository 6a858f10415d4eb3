package maestro.app.cli.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.app.Workstation;
import maestro.app.cli.command.Collections;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.bibliography.Publication;
import maestro.rag.label.DocumentFilter;
import maestro.rag.library.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "documents", description = "List the documents of the library.")
public final class DocumentsCommand extends WorkstationCommand {
    @Option(names = "--collection", paramLabel = "C", description = "Only this collection.")
    private @Nullable String collection;

    @Mixin private FilterOptions filter = new FilterOptions();

    @Override
    public void checkArguments() {
        filter.filter();
    }

    @Override
    public int run(Workstation workstation) {
        Collections.requireKnown(workstation.library(), collection);
        DocumentFilter wanted = filter.filter();
        List<Document> all =
                collection == null
                        ? workstation.library().documents()
                        : workstation.library().documents(collection);
        List<Document> documents =
                all.stream()
                        .filter(d ->
                                wanted.fits(d.marks().tags(), d.publication().year(), d.language()))
                        .toList();
        if (documents.isEmpty() && !json()) {
            out().println(all.isEmpty() ? "The library is empty." : "No document fits.");
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
                workstation
                        .origin(document.id())
                        .ifPresent(origin -> {
                            line.put(origin.linked() ? "url" : "source", origin.place());
                            line.put("fetched", origin.fetched().toString());
                            line.put("abstractOnly", origin.summary());
                        });
                line.put("language", document.language());
                line.put("tags", document.marks().tags());
                line.put("note", document.marks().note());
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
