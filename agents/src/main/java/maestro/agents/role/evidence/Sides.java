package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.mission.Note;
import maestro.agents.role.evidence.claim.Claim;
import maestro.agents.role.evidence.claim.Said;
import maestro.agents.role.evidence.text.Words;

/// Notes of a section in which two documents differ, or say the same in words of their own: they
/// are set side by side. A note stands in one pair at most.
final class Sides {
    private static final int MOST_OF_A_KIND = 2;

    /// In so much the same words that one of them cites both documents.
    static final double SAME_WORDS = 0.6;

    private Sides() {}

    record Pair(Note one, Note other, boolean differ) {}

    /// Those that differ first, each kind in the order of the notes' worth.
    static List<Pair> of(List<Note> notes, Likeness likeness) {
        List<Note> ordered = new ArrayList<>(notes);
        ordered.sort(EvidenceWriter.byWorth());
        List<Said> said = ordered.stream().map(likeness::said).toList();
        List<Pair> pairs = new ArrayList<>();
        Set<Note> taken = new HashSet<>();
        for (Claim.Relation wanted : List.of(Claim.Relation.DIFFERS, Claim.Relation.AGREES)) {
            int found = 0;
            for (int i = 0; i < ordered.size(); i++) {
                for (int j = i + 1; j < ordered.size() && found < MOST_OF_A_KIND; j++) {
                    Note one = ordered.get(i);
                    Note other = ordered.get(j);
                    if (taken.contains(one)
                            || taken.contains(other)
                            || said.get(i).to(said.get(j)) != wanted
                            || sameWords(said.get(i), said.get(j), wanted)) {
                        continue;
                    }
                    pairs.add(new Pair(one, other, wanted == Claim.Relation.DIFFERS));
                    taken.add(one);
                    taken.add(other);
                    found++;
                }
            }
        }
        return pairs;
    }

    private static boolean sameWords(Said a, Said b, Claim.Relation relation) {
        return relation == Claim.Relation.AGREES
                && Words.jaccard(a.stems(), b.stems()) >= SAME_WORDS;
    }

    static Set<Note> notes(List<Pair> pairs) {
        Set<Note> notes = new HashSet<>();
        pairs.forEach(p -> notes.addAll(List.of(p.one(), p.other())));
        return notes;
    }
}
