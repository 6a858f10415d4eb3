package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.agents.mission.Note;
import maestro.agents.mission.Section;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.question.Inquiry;
import maestro.agents.role.evidence.text.Phrases;
import maestro.agents.role.evidence.text.Words;

/// Brings notes into an order that reads: grouped by point, points from the general to limits,
/// within a point each sentence after the one that it is closest to.
final class Composition {
    /// Words that name no point.
    private static final Set<String> GENERIC =
            Words.content(
                    "systems models methods approaches tasks results performance process large language");

    private static final int MOST_POINTS = 4;
    private static final Pattern GENERAL =
            Pattern.compile(
                    "\\b(?:is|are) (?:an?|the|one)\\b|\\brefers? to\\b|\\bconsists? of\\b|\\bincludes?\\b|\\bencompass|\\bprimary\\b|\\bmain\\b|란 |을 말한다|를 말한다|있다\\.$");
    private static final Pattern LIMIT =
            Pattern.compile(
                    "(?i)\\b(?:however|limitations?|challenges?|fails?|drawbacks?|difficult|lack|remains?|future|unfortunately|suffer|struggle)\\b|한계|어렵|부족");

    private final Corpus corpus;
    private final Inquiry inquiry;
    private final Likeness likeness;

    Composition(Corpus corpus, Inquiry inquiry, Likeness likeness) {
        this.corpus = corpus;
        this.inquiry = inquiry;
        this.likeness = likeness;
    }

    /// @param notes of the section
    /// @param most sentences wanted
    List<Point> points(Section section, List<Note> notes, int most) {
        Map<Note, List<Note>> agreeing = new HashMap<>();
        List<Note> chosen = chosen(notes, most, agreeing);
        List<List<Note>> groups =
                merged(likeness.groups(chosen, likeness.usual(chosen), MOST_POINTS));
        groups.sort(Comparator.comparingDouble((List<Note> g) -> generality(g)).reversed());
        List<String> labels = labels(section, groups);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Note> ordered = chained(groups.get(i));
            points.add(
                    new Point(
                            labels.get(i),
                            ordered,
                            ordered.stream()
                                    .map(n -> agreeing.getOrDefault(n, List.of()))
                                    .toList()));
        }
        return points;
    }

    private List<Note> chosen(List<Note> notes, int most, Map<Note, List<Note>> agreeing) {
        List<Note> best = new ArrayList<>(notes);
        best.sort(
                Comparator.comparingDouble((Note n) -> n.relevance().total())
                        .reversed()
                        .thenComparing(Note::id));
        List<Note> chosen = new ArrayList<>();
        for (Note note : best) {
            Note same = null;
            for (Note other : chosen) {
                if (same == null && likeness.same(other, note)) {
                    same = other;
                }
            }
            if (same == null) {
                if (chosen.size() < most) {
                    chosen.add(note);
                }
            } else if (!sameDocument(same, note)) {
                agreeing.computeIfAbsent(same, _ -> new ArrayList<>()).add(note);
            }
        }
        return chosen;
    }

    private static boolean sameDocument(Note a, Note b) {
        return a.quotes().getFirst().documentId().equals(b.quotes().getFirst().documentId());
    }

    /// A sentence alone makes no paragraph: it joins the group that it is closest to.
    private List<List<Note>> merged(List<List<Note>> groups) {
        List<List<Note>> result = new ArrayList<>(groups);
        int i = 0;
        while (i < result.size() && result.size() > 1) {
            if (result.get(i).size() > 1) {
                i++;
                continue;
            }
            Note single = result.remove(i).getFirst();
            List<Note> best = result.getFirst();
            double most = -2;
            for (List<Note> group : result) {
                double link =
                        group.stream().mapToDouble(n -> likeness.of(n, single)).max().orElse(0);
                if (link > most) {
                    most = link;
                    best = group;
                }
            }
            best.add(single);
            i = 0;
        }
        return result;
    }

    private double generality(List<Note> group) {
        return group.stream().mapToDouble(this::generality).average().orElse(0);
    }

    private double generality(Note note) {
        return (GENERAL.matcher(note.finding()).find() ? 0.4 : 0)
                - (LIMIT.matcher(note.finding()).find() ? 0.5 : 0)
                + note.relevance().meaning()
                + 0.2 * note.relevance().place();
    }

    private List<Note> chained(List<Note> group) {
        List<Note> left = new ArrayList<>(group);
        left.sort(
                Comparator.comparingDouble((Note n) -> generality(n))
                        .reversed()
                        .thenComparing(Note::id));
        List<Note> chain = new ArrayList<>();
        while (!left.isEmpty()) {
            Note next = left.getFirst();
            if (!chain.isEmpty()) {
                double most = -2;
                for (Note note : left) {
                    double link =
                            likeness.of(chain.getLast(), note) + follows(chain.getLast(), note);
                    if (link > most) {
                        most = link;
                        next = note;
                    }
                }
            }
            left.remove(next);
            chain.add(next);
        }
        return chain;
    }

    /// Sentences near each other in a document read on from one to the next.
    private static double follows(Note a, Note b) {
        int gap = b.quotes().getFirst().start() - a.quotes().getFirst().end();
        return sameDocument(a, b) && gap >= 0 && gap < 600 ? 0.5 : 0;
    }

    /// Each group's characteristic phrase, as far as it adds to the section's title.
    private List<String> labels(Section section, List<List<Note>> groups) {
        List<List<String>> texts =
                groups.stream().map(g -> g.stream().map(Note::finding).toList()).toList();
        Set<String> known = new LinkedHashSet<>(Words.content(section.title()));
        known.addAll(inquiry.stems());
        known.addAll(GENERIC);
        List<String> labels = new ArrayList<>();
        for (List<Phrases.Phrase> phrases : Phrases.characteristic(texts, 12)) {
            String label =
                    phrases.stream()
                            .filter(p -> p.text().contains(" "))
                            .map(Phrases.Phrase::text)
                            .filter(t -> t.length() >= 5 && !Words.korean(t))
                            .filter(t -> !known.containsAll(Words.content(t)))
                            .filter(t -> !verbal(Words.of(t).getFirst().form()))
                            .filter(t -> corpus.idf(Words.stem(Words.of(t).getLast().form())) > 1.2)
                            .findFirst()
                            .orElse("");
            known.addAll(Words.content(label));
            labels.add(label);
        }
        return labels;
    }

    private static boolean verbal(String word) {
        return Words.verb(word) && word.matches(".*(?:s|ed)");
    }
}
