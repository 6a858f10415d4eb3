package maestro.agents.source.index;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The address of a question to an index.
final class Query {
    private final StringBuilder url;
    private char next;

    /// @param base may have a query of its own
    Query(URI base, String path) {
        String before = base.toString();
        int query = before.indexOf('?');
        String place = query < 0 ? before : before.substring(0, query);
        url = new StringBuilder(place.replaceFirst("/+$", "")).append(path);
        next = '?';
        if (query >= 0 && query + 1 < before.length()) {
            url.append(before.substring(query));
            next = '&';
        }
    }

    /// Nothing is added for an empty value.
    Query with(String name, String value) {
        if (!value.isEmpty()) {
            url.append(next).append(name).append('=').append(encoded(value));
            next = '&';
        }
        return this;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Query with(String name, int value) {
        return with(name, Integer.toString(value));
    }

    URI uri() {
        return URI.create(url.toString());
    }
}
