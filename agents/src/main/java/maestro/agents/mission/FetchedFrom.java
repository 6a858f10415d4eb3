package maestro.agents.mission;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import maestro.rag.message.Shown;

/// Where a document was fetched from.
///
/// @param url its address; "plugin:ID#NAME" where a plug-in gave what has none, which leads nowhere
/// @param summary whether it is an abstract, whose full text was not open
public record FetchedFrom(String url, Instant fetched, boolean summary) {
    private static final String PLUGIN = "plugin:";

    /// What stands for the address of something that a plug-in gave.
    public static String plugin(String id, String name) {
        return PLUGIN + id + "#" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /// Whether the address can be opened.
    public boolean linked() {
        return !url.startsWith(PLUGIN);
    }

    /// For people: the address, or the name of the plug-in.
    public String place() {
        return place(url);
    }

    /// As [#place()], of such an address. Of one without a name the plug-in's id.
    public static String place(String url) {
        if (!url.startsWith(PLUGIN)) {
            return Shown.name(url);
        }
        int name = url.indexOf('#');
        return name < 0
                ? url.substring(PLUGIN.length()).replaceFirst("/.*$", "")
                : Shown.line(URLDecoder.decode(url.substring(name + 1), StandardCharsets.UTF_8));
    }
}
