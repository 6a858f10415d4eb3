package maestro.agents.mission;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// How a SearXNG is asked (docs.searxng.org/dev/search_api.html).
///
/// @param address of the instance, http or https: "http://127.0.0.1:8888"
/// @param categories "general", "science", …; none for the instance's own choice
/// @param language "en", "ko", "all"; empty for the instance's own
/// @param timeRange how old pages may be
/// @param safe whether what is not for everyone is left out
/// @param engines of the instance, by name; none for its own choice
/// @param pages of results, 1 to 5
public record WebSearch(
        URI address,
        List<String> categories,
        String language,
        TimeRange timeRange,
        Safe safe,
        List<String> engines,
        int pages) {
    private static final int MOST_PAGES = 5;

    public WebSearch {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || address.getHost() == null || address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of a SearXNG, such as http://127.0.0.1:8888"
                            .formatted(address));
        }
        if (pages < 1 || pages > MOST_PAGES) {
            throw new IllegalArgumentException(
                    "The number of result pages must be between 1 and %d, not %d"
                            .formatted(MOST_PAGES, pages));
        }
        categories = List.copyOf(categories);
        engines = List.copyOf(engines);
    }

    /// With all else as the instance has it.
    public static WebSearch at(URI address) {
        return new WebSearch(address, List.of(), "", TimeRange.ANY, Safe.DEFAULT, List.of(), 1);
    }

    /// The age of pages.
    public enum TimeRange {
        ANY,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /// What is left out.
    public enum Safe {
        DEFAULT,
        OFF,
        MODERATE,
        STRICT
    }
}
