package maestro.agents.model.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A file from elsewhere.
///
/// @param url it came from in the end, after redirects
/// @param type as its host says, in lower case and without parameters: "text/html", or empty
public record Fetched(URI url, String type, byte[] bytes) {

    /// The bytes as UTF-8.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
