package maestro.app.ui.models;

import java.net.URI;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelInfo;
import maestro.app.size.ByteSize;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.models.connection.Contact;
import maestro.app.ui.models.connection.Preset;
import maestro.app.ui.models.pull.Pull;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;

/// What is to be said of servers and models, in the user's language.
public final class ModelWords {
    private final Texts texts;

    public ModelWords() {
        this(Texts.of(ModelWords.class));
    }

    public ModelWords(Texts texts) {
        this.texts = texts;
    }

    /// "Ollama on this machine", "Ollama on port 11500", "OpenAI", "vLLM on gpu.lab".
    public String server(Connection connection) {
        String name = preset(connection.preset());
        boolean usual = connection.url().equals(connection.preset().url());
        if (connection.onThisMachine()) {
            int port = URI.create(connection.url()).getPort();
            return usual || port < 0
                    ? texts.get("server.here", name)
                    : texts.get("server.port", name, String.valueOf(port));
        }
        return usual ? name : texts.get("server.at", name, connection.host());
    }

    String preset(Preset preset) {
        return texts.get("preset." + preset.name());
    }

    /// What is sent where, once a mission works with the server.
    public String egress(Connection connection) {
        return egress(connection.url());
    }

    String egress(String url) {
        if (Connection.onThisMachine(url)) {
            return texts.get("egress.here");
        }
        return Connection.host(url)
                .map(host -> texts.get("egress.remote", host))
                .orElseGet(() -> texts.get("egress.unknown"));
    }

    /// How things stand, in a few words.
    String contact(Contact contact) {
        return switch (contact) {
            case Contact.Unknown _ -> texts.get("contact.unknown");
            case Contact.Looking _ -> texts.get("contact.looking");
            case Contact.Ready ready -> texts.get("contact.ready", ready.models().size());
            case Contact.Failed failed ->
                    texts.get(failed.nobodyThere() ? "contact.nobody" : "contact.failed");
        };
    }

    /// What is the matter.
    String failedTitle(Connection connection, Throwable why) {
        if (!(why instanceof ModelException model)) {
            return texts.get("failed.title");
        }
        if (connection.isLocalOllama() && model.kind() == ModelException.Kind.UNREACHABLE) {
            return texts.get("failed.ollama.title");
        }
        return texts.get("failed." + model.kind().name(), connection.host());
    }

    /// What is to be done.
    String failedText(Connection connection, Throwable why) {
        boolean nobody =
                why instanceof ModelException model
                        && model.kind() == ModelException.Kind.UNREACHABLE;
        if (nobody && connection.isLocalOllama()) {
            return texts.get("failed.ollama.text");
        }
        return Failures.words(why);
    }

    /// "2.5 GB"; empty for nothing.
    String bytes(long bytes) {
        return bytes <= 0 ? "" : ByteSize.of(bytes);
    }

    /// "32K tokens"; empty for nothing.
    String context(int tokens) {
        if (tokens <= 0) {
            return "";
        }
        return tokens < 1024 ? texts.get("context", tokens) : texts.get("context.k", tokens / 1024);
    }

    /// How far a download is.
    public String progress(Pull pull) {
        Throwable failure = pull.failure();
        if (failure != null) {
            return texts.get("pull.failed", Failures.words(failure));
        }
        if (pull.total() <= 0) {
            return texts.get("pull.begins");
        }
        if (pull.done() >= pull.total()) {
            return texts.get("pull.ends");
        }
        String far = texts.get("pull.far", bytes(pull.done()), bytes(pull.total()));
        return pull.bytesPerSecond() <= 0
                ? far
                : texts.get(
                        "pull.speed",
                        far,
                        bytes(pull.bytesPerSecond()),
                        remaining((pull.total() - pull.done()) / pull.bytesPerSecond()));
    }

    private String remaining(long seconds) {
        return seconds < 90
                ? texts.get("pull.seconds", seconds)
                : texts.get("pull.minutes", Math.round(seconds / 60.0));
    }

    /// A model in a line: "8.2B · Q4_K_M".
    public static String kind(ModelInfo model) {
        return model.parameters().isEmpty() || model.quantization().isEmpty()
                ? model.parameters() + model.quantization()
                : model.parameters() + " · " + model.quantization();
    }
}
