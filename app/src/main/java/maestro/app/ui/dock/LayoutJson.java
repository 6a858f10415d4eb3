package maestro.app.ui.dock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import maestro.app.ui.dock.SavedLayout.Bounds;
import maestro.app.ui.dock.SavedLayout.WindowLayout;

/// Layouts as JSON. Reading throws [IllegalArgumentException] for whatever isn't one.
public final class LayoutJson {

    private static final int VERSION = 1;
    private static final int DEEPEST = 32;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private LayoutJson() {}

    public static JsonNode write(SavedLayout saved) {
        ObjectNode node = JSON.objectNode().put("version", VERSION);
        node.set("main", window(saved.main()));
        ArrayNode floating = node.putArray("floating");
        saved.floating().forEach(window -> floating.add(window(window)));
        ArrayNode closed = node.putArray("closed");
        saved.closed().forEach(closed::add);
        return node;
    }

    public static SavedLayout read(JsonNode node) {
        if (node.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("not a layout of version " + VERSION);
        }
        List<WindowLayout> floating = new ArrayList<>();
        node.path("floating").forEach(window -> floating.add(window(window)));
        return new SavedLayout(window(node.path("main")), floating, strings(node.path("closed")));
    }

    private static ObjectNode window(WindowLayout window) {
        ObjectNode node = JSON.objectNode();
        Bounds bounds = window.bounds();
        node.putArray("bounds")
                .add(bounds.x())
                .add(bounds.y())
                .add(bounds.width())
                .add(bounds.height());
        node.put("maximized", window.maximized());
        node.set("layout", layout(window.layout()));
        return node;
    }

    private static WindowLayout window(JsonNode node) {
        List<Double> b = numbers(node.path("bounds"));
        if (b.size() != 4 || b.get(2) < 1 || b.get(3) < 1) {
            throw new IllegalArgumentException("a window without bounds");
        }
        return new WindowLayout(
                new Bounds(b.get(0), b.get(1), b.get(2), b.get(3)),
                node.path("maximized").asBoolean(),
                layout(node.path("layout"), DEEPEST));
    }

    private static ObjectNode layout(Layout layout) {
        ObjectNode node = JSON.objectNode();
        switch (layout) {
            case Layout.Leaf leaf -> {
                node.put("selected", leaf.selected());
                ArrayNode tabs = node.putArray("tabs");
                leaf.panes().forEach(tabs::add);
            }
            case Layout.Split split -> {
                node.put("split", split.vertical() ? "vertical" : "horizontal");
                ArrayNode dividers = node.putArray("dividers");
                split.dividers().forEach(dividers::add);
                ArrayNode parts = node.putArray("parts");
                split.children().forEach(child -> parts.add(layout(child)));
            }
        }
        return node;
    }

    private static Layout layout(JsonNode node, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("a layout too deep to be one");
        }
        if (node.has("tabs")) {
            return new Layout.Leaf(node.path("selected").asText(), strings(node.path("tabs")));
        }
        List<Layout> children = new ArrayList<>();
        node.path("parts").forEach(part -> children.add(layout(part, depth - 1)));
        if (children.isEmpty()) {
            throw new IllegalArgumentException("a split without parts");
        }
        return new Layout.Split(
                node.path("split").asText().equals("vertical"),
                numbers(node.path("dividers")),
                children);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : array) {
            double number = item.asDouble(Double.NaN);
            if (Double.isNaN(number)) {
                throw new IllegalArgumentException("not a number: " + item);
            }
            numbers.add(number);
        }
        return numbers;
    }
}
