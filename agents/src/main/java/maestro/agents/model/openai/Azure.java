package maestro.agents.model.openai;

import java.net.URI;
import java.util.Locale;

/// What is different at Azure: the key's header, and a deployment in the path.
final class Azure {
    private static final String VERSION = "api-version=2024-10-21";

    private Azure() {}

    static boolean is(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String query = url.getQuery() == null ? "" : url.getQuery();
        return host.endsWith(".azure.com") || query.contains("api-version=");
    }

    /// The address as it is used: a bare resource gets the version that it must name.
    static URI base(URI url) {
        return url.getQuery() == null && !path(url).endsWith("/v1")
                ? URI.create(url.toString().replaceFirst("/+$", "") + "?" + VERSION)
                : url;
    }

    /// Before "/chat/completions".
    static String deployment(URI url, String model) {
        String path = path(url);
        if (path.contains("/deployments/") || path.endsWith("/v1")) {
            return "";
        }
        return (path.endsWith("/openai") ? "" : "/openai") + "/deployments/" + model;
    }

    private static String path(URI url) {
        return url.getPath() == null ? "" : url.getPath().replaceFirst("/+$", "");
    }
}
