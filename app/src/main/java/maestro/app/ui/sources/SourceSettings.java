package maestro.app.ui.sources;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import maestro.agents.mission.WebSearch;

/// How the web is searched, as the user wrote it.
///
/// @param searxng address; empty where there is none
/// @param categories with commas between, as the engines are
public record SourceSettings(
        String searxng,
        String categories,
        String engines,
        String language,
        WebSearch.TimeRange timeRange,
        WebSearch.Safe safe,
        int pages) {
    public static final SourceSettings DEFAULT =
            new SourceSettings("", "", "", "", WebSearch.TimeRange.ANY, WebSearch.Safe.DEFAULT, 1);

    /// Empty where the address is none.
    public Optional<WebSearch> web() {
        try {
            return Optional.of(
                    new WebSearch(
                            URI.create(searxng.strip()),
                            parts(categories),
                            language.strip(),
                            timeRange,
                            safe,
                            parts(engines),
                            pages));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
