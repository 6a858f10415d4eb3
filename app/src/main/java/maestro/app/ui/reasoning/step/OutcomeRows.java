package maestro.app.ui.reasoning.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Verification;
import maestro.app.ui.reasoning.step.Row.Detail;
import maestro.app.ui.reasoning.step.Row.Kind;
import maestro.app.ui.reasoning.step.Row.Target;
import maestro.app.ui.shell.AppraisalWords;
import maestro.app.ui.shell.Texts;

/// A step's outcome as readable rows. Asks the library for titles, so not for the screen's thread.
final class OutcomeRows {
    private static final Target NOWHERE = new Target.Nowhere();

    private final Texts texts;
    private final Names names;

    OutcomeRows(Texts texts, Names names) {
        this.texts = texts;
        this.names = names;
    }

    static Detail text(String step, Kind kind, int indent, String text) {
        return new Detail(step, kind, indent, text, "", -1, NOWHERE);
    }

    List<Row> of(String step, Outcome outcome) {
        List<Row> rows = new ArrayList<>();
        switch (outcome) {
            case Outcome.Planned(Plan plan, String reason) -> {
                if (!reason.isBlank()) {
                    rows.add(text(step, Kind.TEXT, 0, reason));
                }
                plan.sections().forEach(s -> section(step, s, 0, rows));
            }
            case Outcome.Searched(Search search) -> search(step, search, rows);
            case Outcome.NotesTaken(List<Note> notes) -> notes.forEach(n -> note(step, n, rows));
            case Outcome.Reviewed(Review review) -> review(step, review, rows);
            case Outcome.Drafted(Draft draft) -> draft(step, draft, rows);
            case Outcome.Criticised(var complaints) ->
                    complaints.forEach(c ->
                            rows.add(aside(step, Kind.ITEM, c.text(), names.of(c.sectionId()))));
            case Outcome.Advised advised -> advised(step, advised, rows);
            case Outcome.Worded(String question, String words) -> {
                if (!words.isEmpty()) {
                    rows.add(aside(step, Kind.ITEM, words, question));
                }
            }
            case Outcome.Sought sought -> sought(step, sought, rows);
            case Outcome.Fetched fetched -> fetched(step, fetched, rows);
            case Outcome.Verified(Verification checked, var _) -> {
                checked.problems().forEach(p -> rows.add(text(step, Kind.ITEM, 0, p)));
                if (checked.problems().isEmpty()) {
                    rows.add(text(step, Kind.TEXT, 0, texts.get("verified.clean")));
                }
            }
        }
        return rows;
    }

    private void sought(String step, Outcome.Sought sought, List<Row> rows) {
        if (!sought.problem().isEmpty()) {
            rows.add(text(step, Kind.TEXT, 0, sought.problem()));
        }
        for (Lead lead : sought.leads()) {
            String title = lead.title().isEmpty() ? lead.url() : lead.title();
            String about =
                    Stream.of(
                                    lead.year() == 0 ? "" : "" + lead.year(),
                                    lead.venue(),
                                    FetchedFrom.place(lead.url()))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" · "));
            rows.add(aside(step, Kind.ITEM, title, about));
        }
        if (!sought.unresponsive().isEmpty()) {
            rows.add(text(step, Kind.HEADING, 0, texts.get("sought.silent")));
            sought.unresponsive().forEach(e -> rows.add(text(step, Kind.ITEM, 0, e)));
        }
    }

    private void fetched(String step, Outcome.Fetched fetched, List<Row> rows) {
        String id = fetched.documentId();
        String title = id == null ? fetched.lead().title() : names.document(id);
        rows.add(aside(step, Kind.ITEM, title, FetchedFrom.place(fetched.url())));
        if (!fetched.problem().isEmpty()) {
            rows.add(text(step, Kind.TEXT, 0, fetched.problem()));
        }
    }

    private void advised(String step, Outcome.Advised advised, List<Row> rows) {
        if (!advised.skipped().isEmpty()) {
            rows.add(text(step, Kind.TEXT, 0, advised.skipped()));
        }
        advised.remarks()
                .forEach(r ->
                        rows.add(
                                aside(
                                        step,
                                        Kind.ITEM,
                                        r.text(),
                                        texts.get(
                                                "advised.to",
                                                texts.get("agent." + r.to().name())))));
        advised.questions()
                .forEach(q -> rows.add(aside(step, Kind.ITEM, q.question().text(), q.reason())));
        advised.dropped()
                .forEach(d ->
                        rows.add(
                                aside(
                                        step,
                                        Kind.ITEM,
                                        texts.get("advised.dropped", d.noteId()),
                                        d.reason())));
        advised.notes().forEach(n -> note(step, n, rows));
        advised.complaints()
                .forEach(c -> rows.add(aside(step, Kind.ITEM, c.text(), names.of(c.sectionId()))));
    }

    private static Detail aside(String step, Kind kind, String text, String aside) {
        return new Detail(step, kind, 0, text, aside, -1, NOWHERE);
    }

    private void section(String step, Section section, int depth, List<Row> rows) {
        rows.add(
                new Detail(
                        step,
                        Kind.HEADING,
                        depth,
                        section.title(),
                        section.purpose(),
                        -1,
                        NOWHERE));
        section.questions().forEach(q -> rows.add(text(step, Kind.ITEM, depth + 1, q.text())));
        section.children().forEach(child -> section(step, child, depth + 1, rows));
    }

    private void search(String step, Search search, List<Row> rows) {
        for (Search.Query query : search.queries()) {
            long documents =
                    query.found().stream().map(Search.Found::documentId).distinct().count();
            rows.add(
                    new Detail(
                            step,
                            Kind.ITEM,
                            0,
                            query.text(),
                            texts.get(
                                    "query.found", query.found().size(), documents, query.reason()),
                            -1,
                            NOWHERE));
        }
    }

    private void note(String step, Note note, List<Row> rows) {
        rows.add(
                new Detail(
                        step,
                        Kind.ITEM,
                        0,
                        note.finding(),
                        place(note.quotes().getFirst()),
                        note.relevance().total(),
                        new Target.ToNote(note.id())));
        Note.Appraisal appraisal = note.appraisal();
        if (appraisal != null) {
            rows.add(text(step, Kind.TEXT, 1, new AppraisalWords(texts.locale()).of(appraisal)));
        }
        for (Quote quote : note.quotes()) {
            if (!quote.text().equals(note.finding())) {
                rows.add(
                        new Detail(
                                step,
                                Kind.QUOTE,
                                1,
                                quote.text(),
                                note.quotes().size() > 1 ? place(quote) : "",
                                -1,
                                new Target.ToQuote(quote)));
            }
        }
    }

    private String place(Quote quote) {
        return texts.get("quote.place", names.document(quote.documentId()), quote.page());
    }

    private void review(String step, Review review, List<Row> rows) {
        for (Review.Coverage coverage : review.coverage()) {
            rows.add(
                    new Detail(
                            step,
                            Kind.ITEM,
                            0,
                            names.of(coverage.questionId()),
                            texts.get("coverage.counts", coverage.notes(), coverage.documents())
                                    + (coverage.missingAspects().isEmpty()
                                            ? ""
                                            : texts.get(
                                                    "coverage.missing",
                                                    String.join(", ", coverage.missingAspects()))),
                            coverage.score(),
                            NOWHERE));
        }
        if (!review.gaps().isEmpty()) {
            rows.add(text(step, Kind.HEADING, 0, texts.get("review.gaps")));
            review.gaps()
                    .forEach(
                            g -> rows.add(aside(step, Kind.ITEM, g.question().text(), g.reason())));
        }
        if (!review.reshaping().added().isEmpty()) {
            rows.add(text(step, Kind.HEADING, 0, texts.get("review.added")));
            review.reshaping()
                    .added()
                    .forEach(
                            p -> rows.add(aside(step, Kind.ITEM, p.section().title(), p.reason())));
        }
        if (!review.reshaping().removed().isEmpty()) {
            rows.add(text(step, Kind.HEADING, 0, texts.get("review.removed")));
            review.reshaping()
                    .removed()
                    .forEach(r ->
                            rows.add(aside(step, Kind.ITEM, names.of(r.sectionId()), r.reason())));
        }
        if (!review.unread().isEmpty()) {
            rows.add(text(step, Kind.HEADING, 0, texts.get("review.unread")));
            review.unread()
                    .forEach(u ->
                            rows.add(
                                    aside(
                                            step,
                                            Kind.ITEM,
                                            names.of(u.questionId()),
                                            texts.get(
                                                    "review.unread.passages",
                                                    u.passages().size()))));
        }
        if (!review.complaints().isEmpty()) {
            rows.add(text(step, Kind.HEADING, 0, texts.get("review.complaints")));
            review.complaints().forEach(c -> rows.add(text(step, Kind.ITEM, 0, c)));
        }
    }

    private void draft(String step, Draft draft, List<Row> rows) {
        rows.add(text(step, Kind.HEADING, 0, names.of(draft.sectionId())));
        for (Block block : draft.blocks()) {
            switch (block) {
                case Block.Remark(String words) -> rows.add(text(step, Kind.TEXT, 0, words));
                case Block.Paragraph(List<Sentence> sentences) ->
                        sentences.forEach(s -> rows.add(sentence(step, s)));
            }
        }
    }

    private Detail sentence(String step, Sentence sentence) {
        if (sentence.citations().isEmpty()) {
            return text(step, Kind.ITEM, 0, sentence.text());
        }
        Citation first = sentence.citations().getFirst();
        int more = sentence.citations().size() - 1;
        String place = place(first.quote());
        return new Detail(
                step,
                Kind.ITEM,
                0,
                sentence.text(),
                more == 0 ? place : texts.get("sentence.more", place, more),
                -1,
                new Target.ToNote(first.noteId()));
    }
}
