package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Phrases;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.passage.Passage;

/// The themes that a question's passages fall into.
public final class Themes {
    private static final int LEAST_SPOTS = 4;
    private static final int MOST_CLUSTERS = 7;
    private static final int PHRASES = 24;

    private final Corpus corpus;
    private final Titles titles;

    public Themes(Corpus corpus) {
        this.corpus = corpus;
        this.titles = new Titles(corpus);
    }

    /// @param passages that hold sentences which speak to the question
    /// @param clusters how many the sentences fell into before the small ones were left out
    public record Found(List<Theme> themes, int passages, int clusters, double silhouette) {}

    /// @param passages relevant to the question, best first
    /// @param taken titles that other sections have, which are not given again
    public Found of(Landscape landscape, List<Passage> passages, Set<String> taken)
            throws InterruptedException {
        Inquiry inquiry = landscape.inquiry();
        List<Spot> spots = new ArrayList<>(landscape.spots(passages, corpus));
        spots.sort(
                Comparator.comparing(Spot::passage, Titles.order())
                        .thenComparingInt(s -> s.statement().start()));
        int holding = (int) spots.stream().map(Spot::passage).distinct().count();
        if (spots.size() < 2 * LEAST_SPOTS) {
            return new Found(List.of(), holding, 0, 0);
        }
        Clustering.Result clustering =
                Clustering.best(
                        spots.stream().map(Spot::vector).toList(),
                        spots.size() >= 8 * LEAST_SPOTS ? 3 : 2,
                        MOST_CLUSTERS);
        List<List<Integer>> members =
                clustering.members().stream().filter(m -> m.size() >= LEAST_SPOTS).toList();
        List<List<Phrases.Phrase>> phrases =
                Phrases.characteristic(
                        members.stream()
                                .map(m ->
                                        m.stream()
                                                .map(i -> spots.get(i).statement().text())
                                                .toList())
                                .toList(),
                        PHRASES);
        List<Theme> themes = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < members.size(); c++) {
            order.add(c);
        }
        order.sort(
                Comparator.comparingDouble((Integer c) -> weight(members.get(c), spots))
                        .reversed());
        Set<Set<String>> used = new LinkedHashSet<>();
        taken.forEach(t -> used.add(Titles.telling(t, inquiry)));
        for (int c : order) {
            List<Spot> own = members.get(c).stream().map(spots::get).toList();
            List<String> ranked = titles.rank(own, phrases.get(c), inquiry);
            String title =
                    ranked.stream()
                            .filter(t ->
                                    used.stream()
                                            .noneMatch(u -> same(u, Titles.telling(t, inquiry))))
                            .findFirst()
                            .orElse("");
            if (title.isEmpty()) {
                continue;
            }
            used.add(Titles.telling(title, inquiry));
            List<Passage> its = own.stream().map(Spot::passage).distinct().toList();
            int documents = (int) its.stream().map(Passage::documentId).distinct().count();
            List<String> others =
                    ranked.stream()
                            .filter(t -> !same(Words.content(t), Words.content(title)))
                            .limit(3)
                            .toList();
            themes.add(new Theme(title, others, its, documents, weight(members.get(c), spots)));
        }
        return new Found(themes, holding, clustering.clusters(), clustering.silhouette());
    }

    /// Relevance of a cluster's better half, and a little for how many documents speak in it.
    private static double weight(List<Integer> members, List<Spot> spots) {
        double[] best =
                members.stream().mapToDouble(i -> -spots.get(i).relevance()).sorted().toArray();
        double sum = 0;
        int half = (best.length + 1) / 2;
        for (int i = 0; i < half; i++) {
            sum -= best[i];
        }
        long documents =
                members.stream().map(i -> spots.get(i).passage().documentId()).distinct().count();
        return sum / half + 0.03 * Math.min(5, documents);
    }

    private static boolean same(Set<String> a, Set<String> b) {
        return Words.overlap(a, b) >= 0.6;
    }
}
