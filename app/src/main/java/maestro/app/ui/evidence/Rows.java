package maestro.app.ui.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Quotes in groups, as rows.
final class Rows {
    private static final Comparator<Item> BEST =
            Comparator.comparingDouble((Item i) -> i.note().relevance().total())
                    .reversed()
                    .thenComparing(i -> i.note().id());
    private static final Comparator<Item> IN_TEXT =
            Comparator.comparingInt((Item i) -> i.quote().start())
                    .thenComparing(i -> i.note().id());

    private Rows() {}

    /// @param closed keys of groups that are folded; a search opens all
    static List<Row> of(Evidence evidence, Grouping grouping, String search, Set<String> closed) {
        String[] words = words(search);
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        if (grouping == Grouping.SECTION) {
            evidence.sections().forEach(id -> groups.put(id, new ArrayList<>()));
        }
        for (Item item : evidence.items()) {
            if (item.has(words)) {
                groups.computeIfAbsent(key(item, grouping), _ -> new ArrayList<>()).add(item);
            }
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((key, items) -> {
            if (!items.isEmpty()) {
                boolean open = words.length > 0 || !closed.contains(key);
                rows.add(new Row.Group(key, title(items.getFirst(), grouping), items.size(), open));
                if (open) {
                    items.sort(grouping == Grouping.SECTION ? BEST : IN_TEXT);
                    items.forEach(item -> rows.add(new Row.Entry(item)));
                }
            }
        });
        return rows;
    }

    static String key(Item item, Grouping grouping) {
        return grouping == Grouping.SECTION ? item.note().sectionId() : item.quote().documentId();
    }

    private static String title(Item item, Grouping grouping) {
        return grouping == Grouping.SECTION ? item.section() : item.document();
    }

    private static String[] words(String search) {
        String stripped = search.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
    }
}
