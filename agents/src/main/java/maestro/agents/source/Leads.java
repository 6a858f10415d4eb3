package maestro.agents.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.mission.Lead;
import maestro.rag.bibliography.Identifiers;

/// Leads of several indexes as one list: the same work once, by DOI and by address.
public final class Leads {
    /// As in reciprocal rank fusion (Cormack and others, 2009); small, since lists are short.
    private static final double DAMPING = 5;

    /// What tells who clicked where, and says nothing about the page.
    private static final String TRACKING = "(?i)(utm_.*|fbclid|gclid|msclkid|mc_[ce]id)";

    private Leads() {}

    private static final class Work {
        private Lead lead;
        private double score;
        private final int place;

        Work(Lead lead, int place) {
            this.lead = lead;
            this.place = place;
        }
    }

    /// Best first: what stands high in several lists comes before what stands in one.
    ///
    /// @param lists of each index, best first
    public static List<Lead> merged(List<List<Lead>> lists) {
        Map<String, Work> known = new HashMap<>();
        List<Work> works = new ArrayList<>();
        for (List<Lead> list : lists) {
            for (int rank = 1; rank <= list.size(); rank++) {
                Lead lead = list.get(rank - 1);
                Set<String> keys = keys(lead);
                if (keys.isEmpty()) {
                    continue;
                }
                Work work =
                        keys.stream()
                                .filter(known::containsKey)
                                .map(known::get)
                                .findFirst()
                                .orElse(null);
                if (work == null) {
                    work = new Work(lead, works.size());
                    works.add(work);
                } else {
                    work.lead = work.lead.and(lead);
                }
                work.score += 1 / (DAMPING + rank);
                for (String key : keys) {
                    known.putIfAbsent(key, work);
                }
            }
        }
        return works.stream()
                .sorted((a, b) ->
                        a.score == b.score
                                ? Integer.compare(a.place, b.place)
                                : Double.compare(b.score, a.score))
                .map(work -> work.lead)
                .toList();
    }

    /// What two leads to the same work have in common; empty where a lead leads nowhere.
    public static Set<String> keys(Lead lead) {
        Set<String> keys = new LinkedHashSet<>();
        Identifiers.doi(lead.doi()).ifPresent(doi -> keys.add(doi(doi)));
        for (String url : List.of(lead.url(), lead.file())) {
            if (!url.isEmpty()) {
                Identifiers.doi(url).ifPresent(doi -> keys.add(doi(doi)));
                keys.add(normalised(url));
            }
        }
        return keys;
    }

    private static String doi(String doi) {
        return "doi:" + doi.toLowerCase(Locale.ROOT);
    }

    /// An address without what may differ while the page is the same: scheme, "www.", the default
    /// port, a slash at the end, the fragment, and what only tells who clicked where.
    public static String normalised(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            return url.strip();
        }
        String host = uri.getHost();
        if (host == null) {
            return url.strip();
        }
        int port = uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        String query =
                uri.getRawQuery() == null
                        ? ""
                        : Arrays.stream(uri.getRawQuery().split("&"))
                                .filter(part -> !part.split("=", 2)[0].matches(TRACKING))
                                .collect(Collectors.joining("&"));
        return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "")
                + (port < 0 || port == 80 || port == 443 ? "" : ":" + port)
                + path
                + (query.isEmpty() ? "" : "?" + query);
    }
}
