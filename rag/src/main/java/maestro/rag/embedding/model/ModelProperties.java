package maestro.rag.embedding.model;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.ollama.OllamaModel;
import maestro.rag.embedding.ollama.OllamaPlace;
import org.jspecify.annotations.Nullable;

/// A model's description in its folder, by which a folder is known to be whole: it is written last.
final class ModelProperties {
    static final String FILE = "model.properties";

    private ModelProperties() {}

    static void write(EmbeddingModel model, Path folder) throws IOException {
        write(model, null, folder);
    }

    /// @param served where an Ollama computes it; null where this program does
    static void write(EmbeddingModel model, @Nullable OllamaModel served, Path folder)
            throws IOException {
        Properties words = new Properties();
        if (served != null) {
            words.setProperty("ollama", served.place().address().toString());
            words.setProperty("elsewhere", Boolean.toString(served.place().elsewhere()));
            words.setProperty("served", served.name());
            words.setProperty("digest", served.digest());
            words.setProperty("spread", Double.toString(served.spread()));
        }
        words.setProperty("name", model.name());
        words.setProperty("precision", model.precision());
        words.setProperty("dimension", Integer.toString(model.dimension()));
        words.setProperty("pooling", model.pooling().word());
        words.setProperty("sequence", Integer.toString(model.sequence()));
        words.setProperty("queryPrefix", model.queryPrefix());
        words.setProperty("passagePrefix", model.passagePrefix());
        words.setProperty("languages", String.join(",", model.languages()));
        try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
            words.store(out, null);
        }
    }

    /// @param id the folder's name
    /// @throws IOException where there is none, or it is damaged
    static EmbeddingModel read(String id, Path folder) throws IOException {
        Properties words = words(folder);
        try {
            String languages = word(words, "languages");
            return new EmbeddingModel(
                    id,
                    word(words, "name"),
                    word(words, "precision"),
                    Integer.parseInt(word(words, "dimension")),
                    word(words, "pooling").equals(Pooling.CLS.word()) ? Pooling.CLS : Pooling.MEAN,
                    Integer.parseInt(word(words, "sequence")),
                    word(words, "queryPrefix"),
                    word(words, "passagePrefix"),
                    languages.isEmpty() ? List.of() : List.of(languages.split(",")));
        } catch (IllegalArgumentException e) {
            throw new IOException(FILE + " is damaged", e);
        }
    }

    /// Where an Ollama computes the model of a folder; empty where this program does.
    static Optional<OllamaModel> served(Path folder) throws IOException {
        Properties words = words(folder);
        String address = words.getProperty("ollama");
        if (address == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new OllamaModel(
                            new OllamaPlace(
                                    URI.create(address),
                                    Boolean.parseBoolean(word(words, "elsewhere"))),
                            word(words, "served"),
                            word(words, "digest"),
                            Double.parseDouble(word(words, "spread"))));
        } catch (IllegalArgumentException e) {
            throw new IOException(FILE + " is damaged", e);
        }
    }

    private static Properties words(Path folder) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
            words.load(in);
            return words;
        } catch (IllegalArgumentException e) {
            throw new IOException(FILE + " is damaged", e);
        }
    }

    private static String word(Properties words, String key) {
        String value = words.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }
}
