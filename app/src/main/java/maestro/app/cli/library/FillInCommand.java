package maestro.app.cli.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import maestro.agents.mission.Egress;
import maestro.agents.source.online.Proposal;
import maestro.agents.source.online.Registries;
import maestro.agents.source.online.Registries.Answer;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fill-in",
        description = {
            "Fill in title, authors, year, venue, DOI and abstract of documents from Crossref or OpenAlex.",
            "The DOI of each document, or its title and first author, leave this machine.",
            "What was corrected by hand is left as it is, unless --overwrite is given."
        })
public final class FillInCommand extends WorkstationCommand {
    @Option(
            names = "--egress",
            paramLabel = "LEVEL",
            description = "Has to be 'web': it asks api.crossref.org and api.openalex.org.")
    private String egress = "private";

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dryRun;

    @Option(names = "--overwrite", description = "Also what was corrected by hand.")
    private boolean overwrite;

    @Option(
            names = "--collection",
            paramLabel = "C",
            description = "All documents of this collection.")
    private @Nullable String collection;

    @Parameters(
            arity = "0..*",
            paramLabel = "DOCUMENT",
            description = "Ids, or beginnings of them.")
    private List<String> named = List.of();

    @Override
    public void checkArguments() {
        if (!egress.equalsIgnoreCase(Egress.WEB.name())) {
            throw new UsageException(
                    "the DOI of each document, or its title and first author, would be sent to api.crossref.org and api.openalex.org. Allow it with --egress web");
        }
        if (named.isEmpty() == (collection == null)) {
            throw new UsageException("name documents, or a collection with --collection");
        }
    }

    @Override
    public int run(Workstation workstation) throws InterruptedException {
        List<Document> documents = new ArrayList<>();
        if (collection != null) {
            documents.addAll(workstation.library().documents(collection));
        }
        for (String name : named) {
            documents.add(DocumentArgument.find(workstation.library(), name));
        }
        int known = 0;
        try (Registries registries = new Registries(workstation.proxies())) {
            for (Document document : documents) {
                Answer answer = registries.ask(workstation.library(), document, Egress.WEB);
                known += answer.proposal().isPresent() ? 1 : 0;
                tell(workstation, document, answer);
            }
        }
        if (known == 0 && !documents.isEmpty()) {
            return Exit.FAILED;
        }
        return known < documents.size() ? Exit.PARTLY : Exit.DONE;
    }

    private void tell(Workstation workstation, Document document, Answer answer) {
        Proposal proposal = answer.proposal().orElse(null);
        Set<Field> taken =
                proposal == null ? Set.of() : overwrite ? proposal.changes() : proposal.advised();
        if (!dryRun && proposal != null && !taken.isEmpty()) {
            workstation.library().describe(document.id(), proposal.with(taken));
        }
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("documentId", document.id());
            line.put("sent", Registries.sent(document));
            line.put("from", proposal == null ? null : proposal.registry());
            Map<String, Object> changes = new LinkedHashMap<>();
            if (proposal != null) {
                sorted(proposal.changes())
                        .forEach(field -> changes.put(name(field), change(proposal, field, taken)));
            }
            line.put("changes", changes);
            line.put("changed", !dryRun && !taken.isEmpty());
            line.put("message", answer.why().english());
            printJson(line);
            return;
        }
        out().println(document.title());
        out().println(
                        "  sent: "
                                + Registries.sent(document)
                                + (proposal == null ? "" : "; answer of " + proposal.registry()));
        if (proposal == null) {
            out().println("  " + answer.why().english());
            return;
        }
        for (Field field : sorted(proposal.changes())) {
            out().printf(
                            "  %s %s: %s -> %s%n",
                            taken.contains(field) ? "*" : " ",
                            name(field),
                            shown(proposal.now().value(field)),
                            shown(proposal.then().value(field))
                                    + (proposal.edited().contains(field)
                                            ? "  (corrected by hand)"
                                            : ""));
        }
        out().println(
                        taken.isEmpty()
                                ? "  nothing to change"
                                : dryRun ? "  * would change" : "  * changed");
    }

    private static List<Field> sorted(Set<Field> fields) {
        return fields.stream().sorted().toList();
    }

    private static Map<String, Object> change(Proposal proposal, Field field, Set<Field> taken) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("now", proposal.now().value(field));
        change.put("then", proposal.then().value(field));
        change.put("correctedByHand", proposal.edited().contains(field));
        change.put("taken", taken.contains(field));
        return change;
    }

    private static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(String value) {
        String line = value.replace("\n", "; ");
        return line.isEmpty()
                ? "(nothing)"
                : line.length() > 100 ? line.substring(0, 99) + "…" : line;
    }
}
