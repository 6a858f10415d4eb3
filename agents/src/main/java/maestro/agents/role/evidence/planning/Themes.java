package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Phrases;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.passage.Passage;

/// The themes that a question's passages fall into.
public final class Themes {
    private static final int LEAST_PASSAGES = 4;
    private static final int MOST_CLUSTERS = 6;
    private static final int PHRASES = 24;

    private final Corpus corpus;
    private final Titles titles;

    public Themes(Corpus corpus) {
        this.corpus = corpus;
        this.titles = new Titles(corpus);
    }

    /// @param clusters how many the passages fell into before the small ones were left out
    public record Found(List<Theme> themes, int passages, int clusters, double silhouette) {}

    /// @param taken titles that other sections have, which are not given again
    public Found of(Inquiry inquiry, List<Passage> passages, Set<String> taken)
            throws InterruptedException {
        List<Passage> ordered = passages.stream().sorted(Titles.order()).toList();
        if (ordered.size() < 2 * LEAST_PASSAGES) {
            return new Found(List.of(), ordered.size(), 0, 0);
        }
        List<float[]> vectors = ordered.stream().map(corpus.source()::vector).toList();
        Clustering.Result clustering = Clustering.best(vectors, 2, MOST_CLUSTERS);
        List<List<Integer>> members =
                clustering.members().stream().filter(m -> m.size() >= LEAST_PASSAGES).toList();
        List<List<String>> texts =
                members.stream()
                        .map(m -> m.stream().map(i -> prose(ordered.get(i))).toList())
                        .toList();
        List<List<Phrases.Phrase>> phrases = Phrases.characteristic(texts, PHRASES);
        List<float[]> probes = corpus.vectors(inquiry.probes());
        List<Theme> themes = new ArrayList<>();
        Set<Set<String>> used = new LinkedHashSet<>();
        taken.forEach(t -> used.add(Words.content(t)));
        for (int c = 0; c < members.size(); c++) {
            List<Passage> own = members.get(c).stream().map(ordered::get).toList();
            float[] centre = Vectors.mean(members.get(c).stream().map(vectors::get).toList());
            List<String> ranked = titles.rank(own, centre, phrases.get(c), inquiry);
            String title =
                    ranked.stream()
                            .filter(t -> used.stream().noneMatch(u -> same(u, Words.content(t))))
                            .findFirst()
                            .orElse("");
            if (title.isEmpty()) {
                continue;
            }
            used.add(Words.content(title));
            int documents = (int) own.stream().map(Passage::documentId).distinct().count();
            List<String> others = ranked.stream().filter(t -> !t.equals(title)).limit(3).toList();
            themes.add(
                    new Theme(title, others, own, documents, Landscape.closeness(centre, probes)));
        }
        themes.sort(
                Comparator.comparingDouble(Theme::relevance)
                        .reversed()
                        .thenComparing(Theme::title));
        return new Found(themes, ordered.size(), clustering.clusters(), clustering.silhouette());
    }

    private static boolean same(Set<String> a, Set<String> b) {
        return Words.overlap(a, b) >= 0.6;
    }

    private String prose(Passage passage) {
        return corpus.text(passage.documentId()).within(passage.start(), passage.end()).stream()
                .map(s -> s.text())
                .collect(Collectors.joining(" "));
    }
}
