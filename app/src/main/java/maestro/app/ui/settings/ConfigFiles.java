package maestro.app.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder `config` of a home: one small JSON file for each settings record. Files are replaced
/// whole, so a crash leaves the old or the new one. A file that can't be read counts as absent, is
/// kept beside as `NAME.json.damaged`, and is named in [#damaged].
public final class ConfigFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigFiles.class);
    private static final long LARGEST = 1 << 20;

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectWriter pretty = json.writerWithDefaultPrettyPrinter();
    private final List<Path> damaged = new CopyOnWriteArrayList<>();

    public ConfigFiles(Path folder) {
        this.folder = folder;
    }

    /// What could not be read since the start, as the files lie now.
    public List<Path> damaged() {
        return List.copyOf(damaged);
    }

    /// A file's content; empty where there is none, or none that is JSON.
    public Optional<JsonNode> readTree(String name) {
        Path file = file(name);
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("too large for settings");
            }
            JsonNode node = json.readTree(Files.readAllBytes(file));
            if (!node.isObject()) {
                throw new IOException("not an object");
            }
            return Optional.of(node);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            putAside(name, e);
            return Optional.empty();
        }
    }

    /// A settings record; what the file lacks is as in the default, what it has too much is passed
    /// over.
    public <T extends Record> T read(String name, T byDefault) {
        Optional<JsonNode> tree = readTree(name);
        if (tree.isEmpty()) {
            return byDefault;
        }
        ObjectNode merged = json.valueToTree(byDefault);
        tree.get()
                .properties()
                .forEach(field -> {
                    if (merged.has(field.getKey())) {
                        merged.set(field.getKey(), field.getValue());
                    }
                });
        try {
            @SuppressWarnings("unchecked")
            T read = (T) json.treeToValue(merged, byDefault.getClass());
            return read;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            putAside(name, e);
            return byDefault;
        }
    }

    public void write(String name, Record settings) throws IOException {
        writeTree(name, json.valueToTree(settings));
    }

    public synchronized void writeTree(String name, JsonNode tree) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(name + ".json.new");
        Files.write(fresh, pretty.writeValueAsBytes(tree));
        Files.move(
                fresh,
                file(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// Keeps a file that turned out useless from being overwritten.
    public void putAside(String name, Exception why) {
        Path beside = folder.resolve(name + ".json.damaged");
        LOG.warn("{} cannot be used and is kept as {}", file(name), beside, why);
        try {
            Files.move(file(name), beside, StandardCopyOption.REPLACE_EXISTING);
            damaged.add(beside);
        } catch (IOException e) {
            LOG.warn("nor could it be renamed", e);
            damaged.add(file(name));
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
