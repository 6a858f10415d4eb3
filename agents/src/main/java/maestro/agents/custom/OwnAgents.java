package maestro.agents.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.agents.mission.CustomAgent;
import maestro.rag.message.Message;

/// The user's agents in one JSON file of the home, in the user's order. A file that can't be read
/// is reported, and kept beside as `agents.json.damaged` before another is written. Safe for use by
/// several threads.
public final class OwnAgents {
    private static final int VERSION = 1;
    private static final long LARGEST = 1 << 20;
    private static final int MOST = 100;

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    private OwnAgents(Path file) {
        this.file = file;
    }

    /// @param file need not exist
    public static OwnAgents in(Path file) {
        return new OwnAgents(file);
    }

    /// One of them.
    ///
    /// @param on whether it takes part in missions unless the user says otherwise
    public record Entry(CustomAgent agent, boolean on) {}

    /// What the file holds.
    ///
    /// @param problem with it; nothing where all is well
    public record Kept(List<Entry> agents, Message problem) {
        public Kept {
            agents = List.copyOf(agents);
        }
    }

    public synchronized Kept read() {
        try {
            if (!Files.exists(file)) {
                return new Kept(List.of(), Message.NONE);
            }
            if (Files.size(file) > LARGEST) {
                throw new IOException("it is too large");
            }
            return new Kept(entries(json.readTree(Files.readAllBytes(file))), Message.NONE);
        } catch (JsonProcessingException e) {
            return damaged(e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException e) {
            return damaged(String.valueOf(e.getMessage()));
        }
    }

    private Kept damaged(String why) {
        return new Kept(
                List.of(),
                Message.of("agents.damaged", file.toString(), why.lines().findFirst().orElse("")));
    }

    private static List<Entry> entries(JsonNode tree) throws IOException {
        if (tree.path("version").asInt() != VERSION) {
            throw new IOException("it is of version " + tree.path("version").asText("none"));
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : tree.path("agents")) {
            CustomAgent agent =
                    new CustomAgent(
                            node.path("name").asText(""),
                            node.path("prompt").asText(""),
                            node.path("model").asText(""),
                            CustomAgent.Place.valueOf(node.path("place").asText("")),
                            node.path("plugin").asText(""));
            if (!names.add(key(agent)) || entries.size() == MOST) {
                throw new IOException("too many agents, or two called " + agent.name());
            }
            entries.add(new Entry(agent, node.path("on").asBoolean()));
        }
        return entries;
    }

    private static String key(CustomAgent agent) {
        return agent.name().toLowerCase(Locale.ROOT);
    }

    /// Keeps these in place of what there was.
    ///
    /// @throws IllegalArgumentException where two have one name, or there are too many
    public synchronized void write(List<Entry> agents) throws IOException {
        Set<String> names = new HashSet<>();
        for (Entry entry : agents) {
            if (!names.add(key(entry.agent())) || names.size() > MOST) {
                throw new IllegalArgumentException(
                        Message.of("agents.twice", entry.agent().name()).english());
            }
        }
        if (!read().problem().isNone()) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".damaged"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(agents)));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private ObjectNode tree(List<Entry> agents) {
        ObjectNode tree = json.createObjectNode().put("version", VERSION);
        ArrayNode list = tree.putArray("agents");
        for (Entry entry : agents) {
            CustomAgent agent = entry.agent();
            list.addObject()
                    .put("name", agent.name())
                    .put("prompt", agent.prompt())
                    .put("model", agent.model() == null ? "" : agent.model())
                    .put("place", agent.place().name())
                    .put("plugin", agent.plugin())
                    .put("on", entry.on());
        }
        return tree;
    }
}
