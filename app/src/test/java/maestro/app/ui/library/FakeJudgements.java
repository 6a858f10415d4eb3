package maestro.app.ui.library;

import java.util.ArrayList;
import java.util.List;
import maestro.rag.label.Judgement;
import maestro.rag.label.Judgements;

/// Judgements in memory.
final class FakeJudgements implements Judgements {
    private final List<Judgement> all = new ArrayList<>();

    @Override
    public synchronized List<Judgement> all() {
        return List.copyOf(all);
    }

    @Override
    public synchronized List<Judgement> of(String query) {
        return all.stream().filter(j -> j.query().equals(Judgement.line(query))).toList();
    }

    @Override
    public synchronized void judge(Judgement judgement) {
        withdraw(judgement);
        all.add(judgement);
    }

    @Override
    public synchronized void withdraw(Judgement judgement) {
        all.removeIf(j ->
                j.query().equals(judgement.query())
                        && j.documentId().equals(judgement.documentId())
                        && j.start() == judgement.start()
                        && j.end() == judgement.end());
    }
}
