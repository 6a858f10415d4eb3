package maestro.rag.library.folder;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Fingerprint;
import org.jspecify.annotations.Nullable;

/// Which embedding model a home's library is searched with, kept in `embedding.properties`. Without
/// the file it is the built-in one.
///
/// @param serving id of the model
/// @param fingerprint of it, and its dimension, so that the library can be searched by words where
///   the model is gone; null as long as it never changed
/// @param wanted id of the model that it is to change for; null for none
/// @param unsettled whether stored vectors of the model before may still be in the way
public record ModelChoice(
        String serving,
        @Nullable Fingerprint fingerprint,
        int dimension,
        @Nullable String wanted,
        boolean unsettled) {
    private static final String FILE = "embedding.properties";

    private static final ModelChoice FIRST =
            new ModelChoice(EmbeddingModel.BUILT_IN.id(), null, 0, null, false);

    /// To change for another model.
    public ModelChoice wanting(@Nullable String id) {
        return new ModelChoice(serving, fingerprint, dimension, id, unsettled);
    }

    /// Changed.
    public static ModelChoice changed(String id, Fingerprint fingerprint, int dimension) {
        return new ModelChoice(id, fingerprint, dimension, null, true);
    }

    /// With nothing of the model before left.
    public ModelChoice settled() {
        return new ModelChoice(serving, fingerprint, dimension, wanted, false);
    }

    public Optional<String> next() {
        return Optional.ofNullable(wanted);
    }

    /// @throws IOException where the file cannot be read
    public static ModelChoice read(Path home) throws IOException {
        Path file = home.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return FIRST;
        }
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            words.load(in);
            String name = words.getProperty("model");
            return new ModelChoice(
                    words.getProperty("serving", FIRST.serving),
                    name == null
                            ? null
                            : new Fingerprint(
                                    name,
                                    words.getProperty("pooling", ""),
                                    Integer.parseInt(words.getProperty("maxTokens", "0")),
                                    words.getProperty("precision", "")),
                    Integer.parseInt(words.getProperty("dimension", "0")),
                    words.getProperty("wanted"),
                    Boolean.parseBoolean(words.getProperty("unsettled")));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    /// Writes it at once or not at all.
    public void write(Path home, Disk disk) throws IOException {
        Properties words = new Properties();
        words.setProperty("serving", serving);
        if (fingerprint != null) {
            words.setProperty("model", fingerprint.model());
            words.setProperty("pooling", fingerprint.pooling());
            words.setProperty("maxTokens", Integer.toString(fingerprint.maxTokens()));
            words.setProperty("precision", fingerprint.precision());
            words.setProperty("dimension", Integer.toString(dimension));
        }
        if (wanted != null) {
            words.setProperty("wanted", wanted);
        }
        words.setProperty("unsettled", Boolean.toString(unsettled));
        Path unfinished = home.resolve(FILE + ".tmp");
        try (Writer out = new OutputStreamWriter(disk.create(unfinished), StandardCharsets.UTF_8)) {
            words.store(out, null);
        }
        disk.sync(unfinished);
        disk.rename(unfinished, home.resolve(FILE));
    }
}
