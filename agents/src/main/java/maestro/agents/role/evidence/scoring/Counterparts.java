package maestro.agents.role.evidence.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import maestro.agents.role.evidence.claim.Claim;
import maestro.agents.role.evidence.claim.Said;
import maestro.agents.role.evidence.claim.Sayings;
import maestro.agents.role.evidence.corpus.Corpus;
import maestro.agents.role.evidence.text.Statement;

/// What other documents say on the same point as the sentences chosen, whatever words they were
/// searched with, so that agreement and disagreement can be shown.
public final class Counterparts {
    private static final int MOST_DOCUMENTS = 40;
    private static final int MOST_OF_A_KIND = 2;

    private final Corpus corpus;
    private final Sayings sayings;
    private final Scoring scoring;

    public Counterparts(Corpus corpus, Sayings sayings, Scoring scoring) {
        this.corpus = corpus;
        this.sayings = sayings;
        this.scoring = scoring;
    }

    /// @param differing how many of them differ from one chosen
    public record Found(List<Candidate> added, int differing) {
        public static final Found NONE = new Found(List.of(), 0);
    }

    /// Sentences to be added to those chosen.
    ///
    /// @param documents in which to look, the most promising first
    /// @param free whether a sentence may still be taken
    public Found beside(
            List<Candidate> chosen, Collection<String> documents, Predicate<Statement> free)
            throws InterruptedException {
        List<Sayings.Saying> pool = new ArrayList<>();
        for (String id : documents.stream().distinct().limit(MOST_DOCUMENTS).toList()) {
            pool.addAll(sayings.of(id, corpus.text(id).statements()));
        }
        List<Candidate> added = new ArrayList<>();
        int differing = look(chosen, pool, free, Claim.Relation.DIFFERS, added);
        look(chosen, pool, free, Claim.Relation.AGREES, added);
        return new Found(added, differing);
    }

    private int look(
            List<Candidate> chosen,
            List<Sayings.Saying> pool,
            Predicate<Statement> free,
            Claim.Relation wanted,
            List<Candidate> added)
            throws InterruptedException {
        int found = 0;
        for (Candidate one : List.copyOf(chosen)) {
            Corpus.answerInterrupt();
            Statement s = one.statement();
            Said said = Said.of(s.documentId(), s.text(), s.stems(), one.vector());
            for (Sayings.Saying other : pool) {
                Statement o = other.statement();
                if (found == MOST_OF_A_KIND) {
                    return found;
                }
                if (said.mayStand(other.said(), wanted)
                        && free.test(o)
                        && !corpus.boilerplate(o.text())
                        && chosen.stream().noneMatch(c -> overlap(c.statement(), o))
                        && added.stream().noneMatch(c -> overlap(c.statement(), o))) {
                    Candidate candidate = scoring.candidate(o);
                    Said whole = Said.of(o.documentId(), o.text(), o.stems(), candidate.vector());
                    if (said.to(whole) == wanted) {
                        added.add(candidate);
                        found++;
                        break;
                    }
                }
            }
        }
        return found;
    }

    private static boolean overlap(Statement a, Statement b) {
        return a.documentId().equals(b.documentId()) && a.start() < b.end() && b.start() < a.end();
    }
}
