package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import maestro.agents.mission.Note;
import maestro.agents.role.evidence.scoring.Coverage;
import maestro.agents.role.evidence.text.Words;

/// Brings notes into an order that reads: grouped by point, points from the general to limits,
/// within a point each sentence after the one that it is closest to.
final class Composition {
    private static final int MOST_POINTS = 4;
    private static final Pattern GENERAL =
            Pattern.compile(
                    "\\b(?:is|are) (?:an?|the|one)\\b|\\brefers? to\\b|\\bconsists? of\\b|\\bincludes?\\b|\\bencompass|\\bprimary\\b|\\bmain\\b|란 |을 말한다|를 말한다|있다\\.$");
    private static final Pattern LIMIT =
            Pattern.compile(
                    "(?i)\\b(?:however|limitations?|challenges?|fails?|drawbacks?|difficult|lack|remains?|future|unfortunately|suffer|struggle)\\b|한계|어렵|부족");

    private final Likeness likeness;

    Composition(Likeness likeness) {
        this.likeness = likeness;
    }

    /// @param notes of a section
    /// @param most sentences wanted
    List<Point> points(List<Note> notes, int most) {
        Map<Note, List<Note>> agreeing = new HashMap<>();
        List<Note> chosen = chosen(notes, most, agreeing);
        List<List<Note>> groups =
                merged(likeness.groups(chosen, likeness.usual(chosen), MOST_POINTS));
        groups.sort(Comparator.comparingDouble((List<Note> g) -> generality(g)).reversed());
        List<Point> points = new ArrayList<>();
        for (List<Note> group : groups) {
            List<Note> ordered = chained(group);
            points.add(
                    new Point(
                            ordered,
                            ordered.stream()
                                    .map(n -> agreeing.getOrDefault(n, List.of()))
                                    .toList()));
        }
        return points;
    }

    /// The best that cover most; a note that says what a chosen one says in another document is
    /// cited with it.
    private List<Note> chosen(List<Note> notes, int most, Map<Note, List<Note>> agreeing) {
        List<Note> left = new ArrayList<>(notes);
        left.sort(EvidenceWriter.byWorth());
        Coverage coverage = new Coverage();
        List<Note> chosen = new ArrayList<>();
        while (!left.isEmpty()) {
            Note best = left.getFirst();
            double top = -Double.MAX_VALUE;
            for (Note note : left) {
                double nearest =
                        chosen.stream().mapToDouble(c -> likeness.of(c, note)).max().orElse(0);
                double value =
                        coverage.gain(
                                document(note), note.aspects(), note.relevance().total(), nearest);
                if (value > top) {
                    top = value;
                    best = note;
                }
            }
            left.remove(best);
            Note next = best;
            Note same =
                    chosen.stream().filter(c -> likeness.same(c, next)).findFirst().orElse(null);
            if (same == null && chosen.size() < most) {
                chosen.add(next);
                coverage.take(document(next), next.aspects(), next.relevance().total());
            } else if (same != null
                    && !sameDocument(same, next)
                    && Words.jaccard(likeness.stems(same), likeness.stems(next))
                            >= Sides.SAME_WORDS) {
                agreeing.computeIfAbsent(same, _ -> new ArrayList<>()).add(next);
            }
        }
        return chosen;
    }

    private static String document(Note note) {
        return note.quotes().getFirst().documentId();
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
        return inOrder(chain);
    }

    /// Neighbours out of one document in the order in which it has them.
    private static List<Note> inOrder(List<Note> chain) {
        List<Note> ordered = new ArrayList<>();
        int from = 0;
        while (from < chain.size()) {
            int to = from + 1;
            while (to < chain.size() && sameDocument(chain.get(from), chain.get(to))) {
                to++;
            }
            List<Note> run = new ArrayList<>(chain.subList(from, to));
            run.sort(Comparator.comparingInt((Note n) -> n.quotes().getFirst().start()));
            ordered.addAll(run);
            from = to;
        }
        return ordered;
    }

    /// Sentences near each other in a document read on from one to the next.
    private static double follows(Note a, Note b) {
        int gap = b.quotes().getFirst().start() - a.quotes().getFirst().end();
        return sameDocument(a, b) && gap >= 0 && gap < 600 ? 0.5 : 0;
    }
}
