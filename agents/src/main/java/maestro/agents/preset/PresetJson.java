package maestro.agents.preset;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Index;

/// A preset as JSON that people can read and write.
///
/// ```json
/// { "version": 1, "name": "Market study", "outline": ["Demand", "Prices"], "tone": "matter-of-fact",
///   "unsupported": "replaced", "sources": ["web"], "rounds": 3, "minutes": 30 }
/// ```
///
/// Only version and name are needed.
final class PresetJson {
    private static final int VERSION = 1;
    private static final int ROUNDS = 3;
    private static final int MINUTES = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private PresetJson() {}

    /// @throws IOException where the bytes are no preset, with the reason
    static Preset read(byte[] bytes, String id, boolean own) throws IOException {
        JsonNode node = JSON.readTree(bytes);
        if (!node.isObject()) {
            throw new IOException("it is not a JSON object");
        }
        int version = node.path("version").asInt(0);
        if (version != VERSION) {
            throw new IOException("it is of version %d, not %d".formatted(version, VERSION));
        }
        List<Index> proposed = new ArrayList<>();
        for (String tag : texts(node, "sources")) {
            proposed.add(index(tag));
        }
        try {
            return new Preset(
                    id,
                    own,
                    text(node, "name"),
                    text(node, "about"),
                    texts(node, "outline"),
                    text(node, "tone"),
                    unsupported(text(node, "unsupported")),
                    proposed,
                    number(node, "rounds", ROUNDS),
                    number(node, "minutes", MINUTES));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static byte[] write(Preset preset) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("version", VERSION).put("name", preset.name()).put("about", preset.about());
        preset.outline().forEach(node.putArray("outline")::add);
        node.put("tone", preset.tone());
        node.put("unsupported", preset.unsupported().name().toLowerCase(Locale.ROOT));
        preset.proposed().forEach(index -> node.withArray("/sources").add(index.tag()));
        node.put("rounds", preset.rounds()).put("minutes", preset.minutes());
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JSON.writer(
                        new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                .writeValueAsBytes(node);
    }

    private static String text(JsonNode node, String field) throws IOException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new IOException("\"%s\" is no text".formatted(field));
        }
        return value.textValue();
    }

    private static List<String> texts(JsonNode node, String field) throws IOException {
        JsonNode values = node.path(field);
        if (values.isMissingNode()) {
            return List.of();
        }
        if (!values.isArray()) {
            throw new IOException("\"%s\" is no list".formatted(field));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw new IOException("\"%s\" holds something else than text".formatted(field));
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    private static int number(JsonNode node, String field, int byDefault) throws IOException {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return byDefault;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
            throw new IOException("\"%s\" is no whole number".formatted(field));
        }
        return value.intValue();
    }

    private static Index index(String tag) throws IOException {
        return Arrays.stream(Index.values())
                .filter(i -> i.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no source \"%s\"".formatted(tag)));
    }

    private static Brief.Unsupported unsupported(String word) throws IOException {
        if (word.isEmpty()) {
            return Brief.Unsupported.REPLACED;
        }
        return Arrays.stream(Brief.Unsupported.values())
                .filter(u -> u.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(
                        () -> new IOException("\"unsupported\" can't be \"%s\"".formatted(word)));
    }
}
