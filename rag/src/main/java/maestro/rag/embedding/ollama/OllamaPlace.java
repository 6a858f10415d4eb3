package maestro.rag.embedding.ollama;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.message.Message;

/// Where an Ollama is, and whether it may be on another machine.
///
/// @param address without a path
/// @param elsewhere whether the user agreed that passages and questions leave this machine
public record OllamaPlace(URI address, boolean elsewhere) {
    /// As Ollama comes.
    public static final String USUAL = "http://localhost:11434";

    /// What somebody typed.
    ///
    /// @throws EmbeddingException where it is no address, or another machine's and nobody agreed
    public static OllamaPlace of(String typed, boolean elsewhere) {
        String text = typed.strip();
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            String host = uri.getHost();
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (host == null || !web || uri.getUserInfo() != null) {
                throw new IllegalArgumentException(text);
            }
            OllamaPlace place =
                    new OllamaPlace(
                            URI.create(
                                    uri.getScheme()
                                            + "://"
                                            + host
                                            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())),
                            elsewhere);
            place.check();
            return place;
        } catch (IllegalArgumentException e) {
            throw new EmbeddingException(Message.of("embedding.ollama.address", text), e);
        }
    }

    /// Whether all of the host's addresses are this machine's.
    public boolean here() {
        try {
            return Arrays.stream(InetAddress.getAllByName(address.getHost()))
                    .allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// Asked before anything is sent, since names change their addresses.
    ///
    /// @throws EmbeddingException where it is another machine and nobody agreed
    void check() {
        if (!elsewhere && !here()) {
            throw new EmbeddingException(
                    Message.of("embedding.ollama.elsewhere", address.toString()), null);
        }
    }

    URI at(String path) {
        return address.resolve(path);
    }
}
