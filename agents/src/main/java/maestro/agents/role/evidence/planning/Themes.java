package maestro.agents.role.evidence.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.NounPhrases;
import maestro.agents.role.evidence.text.Words;
import maestro.rag.passage.Passage;

/// The themes that the sentences on a question fall into. Names come first, as in Osiński and
/// Weiss, "A concept-driven algorithm for clustering search results" (Lingo, 2005): a theme is a
/// phrase that several documents use where they answer the question. Those are taken one after the
/// other that name most of what no theme names yet; then each sentence joins the theme whose
/// sentences it is closest to in meaning.
public final class Themes {
    private static final int LEAST_SPOTS = 4;

    /// A theme has to add so much of what the first one added.
    private static final double WORTH_A_SECTION = 0.2;

    /// What a sentence still counts that another theme has named.
    private static final double NAMED_ALREADY = 0.15;

    /// What a theme counts where another on the same side of the question was taken.
    private static final double SAME_SIDE = 0.6;

    /// Cosine from which a sentence that does not name a theme may belong to it.
    private static final double CLOSE = 0.45;

    private final Corpus corpus;
    private final Titles titles;

    public Themes(Corpus corpus) {
        this.corpus = corpus;
        this.titles = new Titles(corpus);
    }

    /// @param passages that hold sentences which speak to the question
    /// @param named how many of these sentences a theme covers
    public record Found(List<Theme> themes, int passages, int sentences, int named) {}

    /// @param passages relevant to the question, best first
    /// @param taken titles that other sections have, which are not given again
    /// @param most themes wanted
    public Found of(Landscape landscape, List<Passage> passages, Set<String> taken, int most)
            throws InterruptedException {
        List<Spot> spots = landscape.spots(passages, corpus);
        int holding = (int) spots.stream().map(Spot::passage).distinct().count();
        if (spots.size() < 2 * LEAST_SPOTS) {
            return new Found(List.of(), holding, spots.size(), 0);
        }
        List<NounPhrases.Phrase> phrases = titles.phrases(spots);
        List<Titles.Title> open =
                new ArrayList<>(titles.of(landscape.inquiry(), spots, phrases, taken));
        double[] worth = new double[spots.size()];
        for (int i = 0; i < worth.length; i++) {
            double share = spots.get(i).relevance() / spots.getFirst().relevance();
            worth[i] = share * share;
        }
        List<Titles.Title> chosen = new ArrayList<>();
        Set<String> sides = new HashSet<>();
        double first = 0;
        while (chosen.size() < most) {
            Corpus.answerInterrupt();
            Titles.Title best = null;
            double top = 0;
            for (Titles.Title title : open) {
                boolean again = !title.sides().isEmpty() && sides.containsAll(title.sides());
                double value = (again ? SAME_SIDE : 1) * gain(title, worth);
                if (value > top) {
                    top = value;
                    best = title;
                }
            }
            if (best == null || top < WORTH_A_SECTION * first) {
                break;
            }
            first = Math.max(first, top);
            Titles.Title next = best;
            chosen.add(next);
            sides.addAll(next.sides());
            next.spots().forEach(i -> worth[i] *= NAMED_ALREADY);
            open.removeIf(t -> t == next || Words.overlap(t.telling(), next.telling()) >= 0.5);
        }
        return new Found(
                themes(chosen, spots, phrases, landscape.inquiry()),
                holding,
                spots.size(),
                (int) chosen.stream().flatMap(t -> t.spots().stream()).distinct().count());
    }

    private static double gain(Titles.Title title, double[] worth) {
        return title.weight() * title.spots().stream().mapToDouble(i -> worth[i]).sum();
    }

    private List<Theme> themes(
            List<Titles.Title> chosen,
            List<Spot> spots,
            List<NounPhrases.Phrase> phrases,
            Inquiry inquiry) {
        List<Set<Integer>> members = new ArrayList<>();
        List<float[]> centres = new ArrayList<>();
        for (Titles.Title title : chosen) {
            List<Spot> own = title.spots().stream().map(spots::get).toList();
            members.add(new TreeSet<>(title.spots()));
            centres.add(Vectors.mean(own.stream().map(Spot::vector).toList()));
        }
        for (int i = 0; i < spots.size(); i++) {
            int index = i;
            if (chosen.stream().noneMatch(t -> t.spots().contains(index))) {
                int nearest = -1;
                double most = CLOSE;
                for (int c = 0; c < centres.size(); c++) {
                    double cosine = Vectors.cosine(spots.get(i).vector(), centres.get(c));
                    if (cosine > most) {
                        most = cosine;
                        nearest = c;
                    }
                }
                if (nearest >= 0) {
                    members.get(nearest).add(i);
                }
            }
        }
        List<Theme> themes = new ArrayList<>();
        for (int c = 0; c < chosen.size(); c++) {
            List<Passage> its =
                    members.get(c).stream().map(i -> spots.get(i).passage()).distinct().toList();
            themes.add(
                    new Theme(
                            chosen.get(c).text(),
                            also(chosen.get(c), members.get(c), phrases, inquiry),
                            its.stream().sorted(Titles.order()).toList(),
                            (int) its.stream().map(Passage::documentId).distinct().count()));
        }
        return themes;
    }

    /// What else the sentences of a theme speak of, most common first.
    private List<String> also(
            Titles.Title title,
            Set<Integer> spots,
            List<NounPhrases.Phrase> phrases,
            Inquiry inquiry) {
        Set<String> known = new HashSet<>(title.telling());
        known.addAll(inquiry.stems());
        ToLongFunction<NounPhrases.Phrase> texts =
                p -> p.texts().stream().filter(spots::contains).count();
        List<String> also = new ArrayList<>();
        for (NounPhrases.Phrase phrase :
                phrases.stream()
                        .filter(p -> p.stems().size() > 1 && texts.applyAsLong(p) > 1)
                        .sorted(
                                Comparator.comparingLong((NounPhrases.Phrase p) ->
                                                -texts.applyAsLong(p) * p.stems().size())
                                        .thenComparing(NounPhrases.Phrase::text))
                        .toList()) {
            Set<String> fresh = new LinkedHashSet<>(phrase.stems());
            fresh.removeAll(known);
            if (also.size() < 3 && fresh.size() > 1) {
                also.add(titles.sentenceCase(phrase.text()));
                known.addAll(fresh);
            }
        }
        return also;
    }
}
