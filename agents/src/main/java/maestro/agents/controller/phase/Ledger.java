package maestro.agents.controller.phase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Note;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;

/// What a run has gathered so far, from steps done now and steps done before. The order in which
/// sections end does not show: everything it gives is sorted. Safe for use by several threads.
final class Ledger {
    private final Map<String, Note> notes = new TreeMap<>(NaturalOrder.IDS);
    private final Map<String, String> taken = new HashMap<>();
    private final Map<String, Search> searches = new TreeMap<>(NaturalOrder.IDS);
    private final Set<String> dropped = new HashSet<>();
    private final List<Review> reviews = new ArrayList<>();
    private int queries;
    private int lastRound;

    synchronized void searched(int round, Search search) {
        searches.put(search.questionId(), search);
        queries += search.queries().size();
        lastRound = Math.max(lastRound, round);
    }

    /// Whether a question was searched for in any round so far.
    synchronized boolean searched(String questionId) {
        return searches.containsKey(questionId);
    }

    /// What was searched, in order of the questions' ids.
    synchronized List<Search> searches() {
        return List.copyOf(searches.values());
    }

    /// More was read of what an earlier round has found.
    synchronized void read(int round) {
        lastRound = Math.max(lastRound, round);
    }

    synchronized void noted(String step, List<Note> more) {
        for (Note note : more) {
            notes.put(note.id(), note);
            taken.put(note.id(), step);
        }
    }

    /// Takes in what an agent of the user's own gave.
    synchronized void advised(String step, Outcome.Advised advised) {
        noted(step, advised.notes());
        advised.dropped().forEach(d -> dropped.add(d.noteId()));
    }

    synchronized void reviewed(Review review) {
        reviews.add(review);
    }

    /// All notes in use, in order of their ids.
    synchronized List<Note> notes() {
        return notes.values().stream().filter(n -> !dropped.contains(n.id())).toList();
    }

    /// All that were taken for a section, in use or not.
    synchronized List<Note> notesOf(String sectionId) {
        return notes.values().stream().filter(n -> n.sectionId().equals(sectionId)).toList();
    }

    /// Notes of a section in use that the last review did not find redundant.
    synchronized List<Note> usefulNotesOf(String sectionId) {
        Set<String> redundant =
                reviews.isEmpty() ? Set.of() : Set.copyOf(reviews.getLast().redundantNotes());
        return notesOf(sectionId).stream()
                .filter(n -> !redundant.contains(n.id()) && !dropped.contains(n.id()))
                .toList();
    }

    /// Step key of each note, by note id.
    synchronized Map<String, String> taken() {
        return Map.copyOf(taken);
    }

    synchronized List<Review> reviews() {
        return List.copyOf(reviews);
    }

    /// How many queries were made.
    synchronized int queries() {
        return queries;
    }

    /// The last round in which something was searched or read, 0 before the first.
    synchronized int rounds() {
        return lastRound;
    }
}
