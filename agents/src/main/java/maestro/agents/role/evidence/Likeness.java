package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.agents.mission.Note;
import maestro.agents.mission.Quote;
import maestro.agents.role.evidence.claim.Said;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.corpus.Vectors;
import maestro.agents.role.evidence.text.Words;
import org.jspecify.annotations.Nullable;

/// How alike notes are in meaning, or in words where the model cannot read them.
final class Likeness {
    private final Map<String, float[]> vectors = new HashMap<>();
    private final Map<String, Set<String>> stems = new HashMap<>();

    Likeness(List<Note> notes, Corpus corpus) throws InterruptedException {
        List<Note> readable = notes.stream().filter(n -> corpus.readsMeaning(n.finding())).toList();
        List<float[]> made = corpus.vectors(readable.stream().map(Note::finding).toList());
        for (int i = 0; i < readable.size(); i++) {
            vectors.put(readable.get(i).id(), made.get(i));
        }
        notes.forEach(n -> stems.put(n.id(), Words.content(n.finding())));
    }

    /// 0 to 1.
    double of(Note a, Note b) {
        float @Nullable [] va = vectors.get(a.id());
        float @Nullable [] vb = vectors.get(b.id());
        double words = Words.jaccard(stems(a), stems(b));
        return va == null || vb == null ? words : Math.max(words, Vectors.cosine(va, vb));
    }

    /// A note's sentence, to be compared with those of other documents.
    Said said(Note note) {
        return Said.of(
                note.quotes().getFirst().documentId(),
                note.finding(),
                stems(note),
                vectors.get(note.id()));
    }

    Set<String> stems(Note note) {
        return stems.getOrDefault(note.id(), Set.of());
    }

    /// Whether two notes say the same: in the same place of a document, or in as good as the same
    /// words.
    boolean same(Note a, Note b) {
        return overlap(a.quotes().getFirst(), b.quotes().getFirst())
                || of(a, b) >= EvidenceResearcher.SAME;
    }

    static boolean overlap(Quote a, Quote b) {
        return a.documentId().equals(b.documentId()) && a.start() < b.end() && b.start() < a.end();
    }

    /// Agglomerative clustering by average linkage, until no two groups are so alike as the
    /// threshold. Groups in order of their first note; ties go to the earlier.
    List<List<Note>> groups(List<Note> notes, double threshold, int most) {
        List<List<Note>> groups = new ArrayList<>();
        notes.forEach(n -> groups.add(new ArrayList<>(List.of(n))));
        while (groups.size() > 1) {
            int left = -1;
            int right = -1;
            double best = groups.size() > most ? -2 : threshold;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    double link = average(groups.get(i), groups.get(j));
                    if (link > best) {
                        best = link;
                        left = i;
                        right = j;
                    }
                }
            }
            if (left < 0) {
                break;
            }
            groups.get(left).addAll(groups.remove(right));
        }
        return groups;
    }

    /// A threshold for [#groups] that fits how alike these notes are on the whole: their mean
    /// likeness and some of its spread.
    double usual(List<Note> notes) {
        double sum = 0;
        double squares = 0;
        int pairs = 0;
        for (int i = 0; i < notes.size(); i++) {
            for (int j = i + 1; j < notes.size(); j++) {
                double like = of(notes.get(i), notes.get(j));
                sum += like;
                squares += like * like;
                pairs++;
            }
        }
        if (pairs == 0) {
            return 1;
        }
        double mean = sum / pairs;
        return mean + 0.3 * Math.sqrt(Math.max(0, squares / pairs - mean * mean));
    }

    private double average(List<Note> a, List<Note> b) {
        double sum = 0;
        for (Note x : a) {
            for (Note y : b) {
                sum += of(x, y);
            }
        }
        return sum / (a.size() * b.size());
    }
}
