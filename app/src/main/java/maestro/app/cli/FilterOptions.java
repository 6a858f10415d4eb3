package maestro.app.cli;

import java.util.List;
import java.util.Set;
import maestro.rag.label.DocumentFilter;
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
        if (!year.matches("\\d{0,4}(\\.\\.\\d{0,4})?")) {
            throw new UsageException("a year is written 2019, 2019..2023, 2019.. or ..2023");
        }
        DocumentFilter years = DocumentFilter.parse("year:" + year);
        return new DocumentFilter(Set.copyOf(tags), years.from(), years.to(), language, "");
    }
}
