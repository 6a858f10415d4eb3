package maestro.app.cli.research;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.mission.ReportFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a mission looks for evidence.
final class SourceOptions {
    private static final String LIBRARY = "library";

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "S",
            description =
                    "Where to look, with commas between: library (the default), web, arxiv, openalex, crossref, semanticscholar, pubmed, or the id of a plug-in's source ('maestro plugins' lists them). All but library, and plug-ins that say that they stay on this machine, are sent search words, which --egress has to allow.")
    private List<String> sources = List.of(LIBRARY);

    private @Nullable List<PluggedSource> plugged;

    @Option(
            names = "--searxng",
            paramLabel = "URL",
            description = "The SearXNG that searches the web, such as http://127.0.0.1:8888.")
    private @Nullable String searxng;

    @Option(
            names = "--web-categories",
            split = ",",
            paramLabel = "C",
            description = "Its categories, such as general,science (default: its own choice).")
    private List<String> categories = List.of();

    @Option(
            names = "--web-engines",
            split = ",",
            paramLabel = "E",
            description = "Its engines, by name (default: its own choice).")
    private List<String> engines = List.of();

    @Option(
            names = "--web-language",
            paramLabel = "L",
            description = "Language of the pages: en, ko, all, … (default: its own choice).")
    private String language = "";

    @Option(
            names = "--web-time",
            paramLabel = "any|day|week|month|year",
            description = "How old pages may be (default: any).")
    private String time = "any";

    @Option(
            names = "--web-safe",
            paramLabel = "default|off|moderate|strict",
            description = "Whether what is not for everyone is left out.")
    private String safe = "default";

    @Option(
            names = "--web-pages",
            paramLabel = "N",
            description = "Pages of results, 1 to 5 (default: 1).")
    private int pages = 1;

    /// @param home whose plug-ins may be named
    /// @throws UsageException where the options don't fit together
    Sources sources(Egress egress, Path home) {
        List<Index> indexes = new ArrayList<>();
        List<PluggedSource> plugins = new ArrayList<>();
        for (String name : sources) {
            String tag = name.strip();
            if (known(tag).isPresent()) {
                indexes.add(known(tag).orElseThrow());
            } else if (!tag.equals(LIBRARY)) {
                plugins.add(plugin(tag, home));
            }
        }
        boolean web = indexes.contains(Index.WEB);
        if (web && searxng == null) {
            throw new UsageException(
                    "the web is searched by a SearXNG: say where with --searxng URL");
        }
        if (!web && searxng != null) {
            throw new UsageException("--searxng needs the web among --sources");
        }
        try {
            Sources made =
                    new Sources(
                            sources.stream().anyMatch(s -> s.strip().equals(LIBRARY)),
                            indexes,
                            web ? search() : null,
                            plugins);
            if (made.outside() && egress == Egress.PRIVATE) {
                throw new UsageException(
                        "the words of your questions would be sent to %s. Allow it with --egress web"
                                .formatted(hosts(made)));
            }
            return made;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    private PluggedSource plugin(String id, Path home) {
        List<PluggedSource> all = plugged;
        if (all == null) {
            all = plugins(home);
            plugged = all;
        }
        List<String> ids = all.stream().map(PluggedSource::id).toList();
        return all.stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(ids));
    }

    private static List<PluggedSource> plugins(Path home) {
        try (PluginHost plugins = ReportFile.plugins(home)) {
            return plugins.sources().stream()
                    .map(i -> new PluggedSource(i.id(), i.name(), i.local()))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private WebSearch search() {
        return new WebSearch(
                URI.create(String.valueOf(searxng).strip()),
                categories,
                language,
                one(WebSearch.TimeRange.values(), time, "the age of pages"),
                one(WebSearch.Safe.values(), safe, "the safe search"),
                engines,
                pages);
    }

    private String hosts(Sources made) {
        Stream<String> indexes =
                made.indexes().stream()
                        .map(i -> i == Index.WEB ? String.valueOf(searxng) : i.host());
        Stream<String> plugins =
                made.plugins().stream().filter(p -> !p.local()).map(PluggedSource::name);
        return Stream.concat(indexes, plugins).collect(Collectors.joining(", "));
    }

    private static Optional<Index> known(String tag) {
        return Arrays.stream(Index.values()).filter(i -> i.tag().equals(tag)).findFirst();
    }

    static Index index(String name) {
        return known(name).orElseThrow(() -> unknown(List.of()));
    }

    private static UsageException unknown(List<String> plugins) {
        List<String> all = new ArrayList<>(List.of(LIBRARY));
        Arrays.stream(Index.values()).map(Index::tag).forEach(all::add);
        all.addAll(plugins);
        return new UsageException("the sources can be: " + String.join(", ", all));
    }

    private static <E extends Enum<E>> E one(E[] values, String name, String what) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                what
                                        + " can be: "
                                        + Arrays.stream(values)
                                                .map(v -> v.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))));
    }
}
