package maestro.rag.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import maestro.rag.library.Document;
import maestro.rag.library.Library;

/// Looks for documents that are the same work. The texts are read for it: about a second for a
/// hundred papers.
public final class Duplicates {
    /// A shorter title is that of many works, in letters and digits.
    private static final int TELLING_TITLE = 20;

    /// Another printing of a paper shares most of its runs of words; another paper by the same
    /// authors shares few.
    private static final double SAME = 0.6;

    private final List<Document> documents;
    private final int[] group;

    private Duplicates(List<Document> documents) {
        this.documents = documents;
        this.group = new int[documents.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
    }

    /// Stops at an interrupt, with what it has found.
    public static List<DuplicateSet> find(Library library) {
        Duplicates search = new Duplicates(library.documents());
        search.byWords();
        search.byText(library);
        return search.sets();
    }

    private void byWords() {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < group.length; i++) {
            Document document = documents.get(i);
            String doi = document.publication().doi().toLowerCase(Locale.ROOT);
            String title =
                    document.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
            if (!doi.isEmpty()) {
                join(first.putIfAbsent("doi " + doi, i), i);
            }
            if (title.length() >= TELLING_TITLE && !document.authors().isEmpty()) {
                String author = document.authors().getFirst().toLowerCase(Locale.ROOT);
                join(first.putIfAbsent(title + " by " + author, i), i);
            }
        }
    }

    private void byText(Library library) {
        List<Sketch> sketches = new ArrayList<>();
        Map<Long, List<Integer>> having = new HashMap<>();
        for (int i = 0; i < group.length && !Thread.currentThread().isInterrupted(); i++) {
            Sketch sketch = Sketch.of(library.text(documents.get(i).id()).orElse(""));
            sketches.add(sketch);
            if (!sketch.tells()) {
                continue;
            }
            Set<Integer> near = new HashSet<>();
            for (long hash : sketch.smallest()) {
                List<Integer> others = having.computeIfAbsent(hash, _ -> new ArrayList<>());
                near.addAll(others);
                others.add(i);
            }
            for (int other : near) {
                if (sketches.get(other).likeness(sketch) >= SAME) {
                    join(other, i);
                }
            }
        }
    }

    private void join(@org.jspecify.annotations.Nullable Integer one, int other) {
        if (one != null) {
            group[root(other)] = root(one);
        }
    }

    private int root(int of) {
        int at = of;
        while (group[at] != at) {
            at = group[at];
        }
        return at;
    }

    private List<DuplicateSet> sets() {
        Map<Integer, List<Document>> sets = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            sets.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(documents.get(i));
        }
        return sets.values().stream().filter(s -> s.size() > 1).map(DuplicateSet::new).toList();
    }
}
