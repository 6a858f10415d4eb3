package maestro.agents.model;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A proxy of HTTP, by which a network lets its machines out.
///
/// @param user empty where it asks for none
/// @param except hosts that are reached without it: "example.org" with all below it, "*" for all
public record ProxyServer(
        String host, int port, String user, String password, List<String> except) {
    private static final int USUAL_PORT = 8080;

    public ProxyServer {
        except = List.copyOf(except);
    }

    /// @param address "http://proxy.example.org:3128", with "user:password@" before the host where
    ///   it asks for them; the scheme may be left out
    /// @param except as NO_PROXY has them: separated by commas or spaces
    /// @throws IllegalArgumentException where it is no address of such a proxy
    public static ProxyServer of(String address, String except) {
        String text = address.strip();
        URI url;
        try {
            url = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException e) {
            throw unusable(text);
        }
        String host = url.getHost();
        boolean bare = url.getPath() == null || url.getPath().length() <= 1;
        if (host == null || !bare || !"http".equalsIgnoreCase(url.getScheme())) {
            throw unusable(text);
        }
        String[] login = String.valueOf(url.getUserInfo()).split(":", 2);
        boolean known = url.getUserInfo() != null;
        return new ProxyServer(
                host,
                url.getPort() < 0 ? USUAL_PORT : url.getPort(),
                known ? login[0] : "",
                known && login.length > 1 ? login[1] : "",
                Arrays.stream(except.split("[,\\s]+"))
                        .map(ProxyServer::name)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    private static IllegalArgumentException unusable(String text) {
        return new IllegalArgumentException(
                "\"%s\" is no address of an HTTP proxy, such as http://proxy.example.org:3128"
                        .formatted(text.replaceAll("//[^/@]*@", "//")));
    }

    private static String name(String written) {
        return written.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst(":\\d+$", "")
                .replaceFirst("^\\*?\\.", "");
    }

    /// What the environment says: HTTPS_PROXY, else HTTP_PROXY or ALL_PROXY, and NO_PROXY, in
    /// capital letters or small ones.
    ///
    /// @param variables finds a variable's value
    /// @throws IllegalArgumentException where it names something else than an HTTP proxy
    public static Optional<ProxyServer> of(Function<String, Optional<String>> variables) {
        Function<String, Optional<String>> either =
                name ->
                        variables
                                .apply(name)
                                .or(() -> variables.apply(name.toLowerCase(Locale.ROOT)))
                                .filter(value -> !value.isBlank());
        String except = either.apply("NO_PROXY").orElse("");
        return either.apply("HTTPS_PROXY")
                .or(() -> either.apply("HTTP_PROXY"))
                .or(() -> either.apply("ALL_PROXY"))
                .map(address -> of(address, except));
    }

    /// Whether a host is reached without it.
    public boolean excepts(String host) {
        String asked = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return except.stream()
                .anyMatch(name ->
                        name.equals("*") || asked.equals(name) || asked.endsWith("." + name));
    }

    /// Without its password.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
