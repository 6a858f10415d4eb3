package maestro.app;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.rag.watch.Citing;

/// The documents that missions have quoted, by their journals: each note counts, also one that no
/// report cites yet.
final class QuotedDocuments implements Citing {
    private static final int PAGE = 2_000;

    private final Journal journal;

    QuotedDocuments(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Set<String> cited(Set<String> documentIds) {
        Set<String> quoted = new HashSet<>();
        for (String mission : journal.missions()) {
            List<JournalEntry> page = journal.read(mission, 0, PAGE);
            while (!page.isEmpty() && quoted.size() < documentIds.size()) {
                page.forEach(entry -> take(entry.event(), documentIds, quoted));
                page = journal.read(mission, page.getLast().sequence(), PAGE);
            }
        }
        return quoted;
    }

    private static void take(MissionEvent event, Set<String> wanted, Set<String> quoted) {
        if (event instanceof MissionEvent.StepFinished finished
                && finished.outcome() instanceof Outcome.NotesTaken taken) {
            taken.notes().stream()
                    .flatMap(note -> note.quotes().stream())
                    .filter(quote -> wanted.contains(quote.documentId()))
                    .forEach(quote -> quoted.add(quote.documentId()));
        }
    }
}
