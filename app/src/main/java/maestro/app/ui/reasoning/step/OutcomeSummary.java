package maestro.app.ui.reasoning.step;

import java.util.List;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;
import maestro.agents.mission.Draft;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Note;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Sentence;
import maestro.app.ui.shell.Texts;

/// What came of a step, in a line with its counts.
final class OutcomeSummary {
    private OutcomeSummary() {}

    static String of(Outcome outcome, Texts texts) {
        return switch (outcome) {
            case Outcome.Planned(var plan, var _) ->
                    texts.get(
                            "summary.planned",
                            plan.stream().count(),
                            plan.stream().mapToLong(s -> s.questions().size()).sum());
            case Outcome.Searched(Search search) ->
                    texts.get(
                            "summary.searched",
                            search.queries().size(),
                            found(search),
                            search.queries().stream()
                                    .flatMap(q -> q.found().stream())
                                    .map(Search.Found::documentId)
                                    .distinct()
                                    .count());
            case Outcome.NotesTaken(List<Note> notes) ->
                    notes.isEmpty()
                            ? texts.get("summary.noNotes")
                            : texts.get("summary.notes", notes.size(), documents(notes));
            case Outcome.Reviewed(Review review) ->
                    texts.get(verdict(review), review.score(), review.gaps().size());
            case Outcome.Drafted(Draft draft) ->
                    texts.get(
                            "summary.drafted",
                            sentences(draft).size(),
                            sentences(draft).stream().mapToInt(s -> s.citations().size()).sum(),
                            draft.revision());
            case Outcome.Criticised(var complaints) ->
                    complaints.isEmpty()
                            ? texts.get("summary.noComplaints")
                            : texts.get("summary.complaints", complaints.size());
            case Outcome.Worded(String _, String words) -> words;
            case Outcome.Sought(var _, var _, var _, var leads, var _, String problem) ->
                    problem.isEmpty() ? texts.get("summary.sought", leads.size()) : problem;
            case Outcome.Fetched(
                            var _,
                            var id,
                            String url,
                            var _,
                            boolean summary,
                            String problem) ->
                    id == null
                            ? problem
                            : texts.get(
                                    summary ? "summary.abstract" : "summary.fetched",
                                    FetchedFrom.place(url));
            case Outcome.Advised advised ->
                    advised.skipped().isEmpty()
                            ? texts.get(
                                    "summary.advised",
                                    advised.remarks().size(),
                                    advised.questions().size(),
                                    advised.dropped().size(),
                                    advised.notes().size(),
                                    advised.complaints().size())
                            : advised.skipped();
            case Outcome.Verified(var checked, var _) ->
                    texts.get(
                            "summary.verified",
                            checked.sentences(),
                            checked.citations(),
                            checked.unresolved(),
                            checked.unsupported());
        };
    }

    /// Passages that a search found, each counted once.
    static long found(Search search) {
        return search.queries().stream()
                .flatMap(q -> q.found().stream())
                .map(f -> f.documentId() + ' ' + f.ordinal())
                .distinct()
                .count();
    }

    static long documents(List<Note> notes) {
        return notes.stream()
                .flatMap(n -> n.quotes().stream())
                .map(Quote::documentId)
                .distinct()
                .count();
    }

    static List<Sentence> sentences(Draft draft) {
        return draft.blocks().stream()
                .flatMap(b ->
                        b instanceof Block.Paragraph(var sentences)
                                ? sentences.stream()
                                : java.util.stream.Stream.empty())
                .toList();
    }

    /// Why research ends, where it does.
    private static String verdict(Review review) {
        if (!review.enough()) {
            return review.gaps().isEmpty() && !review.asksNothing()
                    ? "summary.more"
                    : "summary.reviewed";
        }
        if (review.score() >= Review.ENOUGH) {
            return "summary.enough";
        }
        boolean nothing = review.coverage().stream().allMatch(c -> c.notes() == 0);
        return nothing ? "summary.nothing" : "summary.nomore";
    }
}
