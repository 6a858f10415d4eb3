package maestro.app.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.document.Region;

/// Shapes that several commands print.
public final class Json {
    private Json() {}

    public static List<Map<String, Object>> regions(List<Region> regions) {
        return regions.stream().map(Json::region).toList();
    }

    private static Map<String, Object> region(Region region) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("page", region.page());
        row.put("x", round(region.x()));
        row.put("y", round(region.y()));
        row.put("width", round(region.width()));
        row.put("height", round(region.height()));
        return row;
    }

    /// To a hundredth of a point, which no eye can tell from the exact place.
    private static double round(double points) {
        return Math.round(points * 100) / 100.0;
    }
}
