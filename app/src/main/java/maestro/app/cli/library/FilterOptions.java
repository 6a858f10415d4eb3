package maestro.app.cli.library;

import java.util.List;
import java.util.Set;
import maestro.app.cli.command.UsageException;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.QuerySyntaxException;
import picocli.CommandLine.Option;

/// Which documents a command looks at.
final class FilterOptions {
    @Option(
            names = "--tag",
            paramLabel = "T",
            description = "Only documents with this tag; may be given several times.")
    private List<String> tags = List.of();

    @Option(
            names = "--year",
            paramLabel = "Y|FROM..TO",
            description = "Only documents of this year or these years.")
    private String year = "";

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "Only documents in this language (en, ko, …).")
    private String language = "";

    DocumentFilter filter() {
        try {
            int[] years = year.isBlank() ? new int[] {0, 0} : DocumentFilter.years(year.strip());
            return new DocumentFilter(Set.copyOf(tags), years[0], years[1], language);
        } catch (QuerySyntaxException e) {
            throw new UsageException("a year is written 2019, 2019..2023, 2019.. or ..2023");
        }
    }
}
