package maestro.agents.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.ResourceBundle;
import java.util.Set;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.agents.role.Judge;
import maestro.agents.role.StepContext;
import maestro.agents.source.Source;

/// Checks every citation against notes and stored text, every number against quotes, and every
/// sentence against what it cites. A sentence that fails is cut to the words of its quote, taken
/// out or marked, as the mission's brief says; nothing passes unmarked.
public final class EvidenceVerifier implements Verifier {
    /// A sentence with so much of its wording in a quote is in the quote's words.
    private static final double VERBATIM = 0.95;

    private final Judge judge;

    /// Measures alone.
    public EvidenceVerifier() {
        this(Judge.NONE);
    }

    /// @param judge asked about sentences that are not in the words of their quotes
    public EvidenceVerifier(Judge judge) {
        this.judge = judge;
    }

    @Override
    public double support(Draft draft, StepContext context) throws InterruptedException {
        double sum = 0;
        int count = 0;
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                for (Sentence sentence : sentences) {
                    answerInterrupt();
                    sum += support(sentence.text(), quotes(sentence.citations()), context).total();
                    count++;
                }
            }
        }
        return count == 0 ? 1 : sum / count;
    }

    @Override
    public Support support(String sentence, List<String> quotes, StepContext context) {
        return new SupportMeter(context.source()).of(sentence, quotes);
    }

    @Override
    public Outcome.Verified verify(
            Plan plan,
            Map<String, Draft> drafts,
            List<Note> notes,
            Report.Making making,
            double score,
            StepContext context)
            throws InterruptedException {
        Check check = new Check(notes, verdicts(drafts, context), context);
        List<Block> summary = check.blocks(drafts.get(Draft.SUMMARY));
        // a summary says again what sections say, and no section loses a sentence to it
        check.told.clear();
        List<Report.ReportSection> sections = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        Mission mission = context.mission();
        Say say = new Say(mission.language());
        for (Section top : plan.sections()) {
            int before = dropped.size();
            section(top, 1, drafts, check, sections, dropped);
            if (mission.brief().outline().contains(top.title())
                    && dropped.size() > before
                    && dropped.getLast().equals(top.title())) {
                // the user asked for this heading, and is told that there is nothing below it
                dropped.removeLast();
                sections.add(
                        new Report.ReportSection(
                                top.id(),
                                1,
                                top.title(),
                                List.of(new Block.Remark(say.of("silent")))));
            }
        }
        List<Block> close = new ArrayList<>(check.blocks(drafts.get(Draft.CONCLUSION)));
        if (!dropped.isEmpty() && check.sentences > 0) {
            close.add(new Block.Remark(say.of("dropped", String.join(", ", dropped))));
        }
        if (!close.isEmpty()) {
            sections.add(
                    new Report.ReportSection(
                            Draft.CONCLUSION,
                            1,
                            say.of(check.sentences == 0 ? "nothing" : "conclusion"),
                            close));
        }
        Verification verification =
                new Verification(
                        check.sentences,
                        check.citations,
                        check.unresolved,
                        check.unsupported,
                        check.problems);
        context.reason(
                say.of(
                        "verified",
                        check.sentences,
                        check.citations,
                        check.unresolved,
                        check.unsupported));
        check.problems.forEach(context::reason);
        return new Outcome.Verified(
                verification,
                new Report(
                        mission.id(),
                        mission.title(),
                        mission.language(),
                        LocalDate.ofInstant(mission.created(), ZoneOffset.UTC),
                        mission.questions(),
                        summary,
                        sections,
                        check.numbering.bibliography(context.source()),
                        making,
                        score));
    }

    private Map<Sentence, Support.Verdict> verdicts(Map<String, Draft> drafts, StepContext context)
            throws InterruptedException {
        if (judge == Judge.NONE) {
            return Map.of();
        }
        SupportMeter meter = new SupportMeter(context.source());
        Set<Sentence> paraphrases = new LinkedHashSet<>();
        for (Draft draft : drafts.values()) {
            for (Block block : draft.blocks()) {
                if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                    for (Sentence sentence : sentences) {
                        if (meter.wording(sentence.text(), quotes(sentence.citations()))
                                < VERBATIM) {
                            paraphrases.add(sentence);
                        }
                    }
                }
            }
        }
        return judge.judge(List.copyOf(paraphrases), context);
    }

    /// A section without sentences is left out, unless one below it has some.
    private static void section(
            Section section,
            int level,
            Map<String, Draft> drafts,
            Check check,
            List<Report.ReportSection> into,
            List<String> dropped)
            throws InterruptedException {
        int before = into.size();
        List<Block> blocks = check.blocks(drafts.get(section.id()));
        into.add(new Report.ReportSection(section.id(), level, section.title(), blocks));
        for (Section child : section.children()) {
            section(child, level + 1, drafts, check, into, dropped);
        }
        boolean empty = blocks.stream().noneMatch(Block.Paragraph.class::isInstance);
        if (empty && into.size() == before + 1) {
            into.remove(before);
            dropped.add(section.title());
        }
    }

    private static List<String> quotes(List<Citation> citations) {
        return citations.stream().map(c -> c.quote().text()).toList();
    }

    private static void answerInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Verification was interrupted");
        }
    }

    /// One pass over a report, with what it counts.
    private static final class Check {
        private final Map<String, Note> notes = new HashMap<>();
        private final Map<Sentence, Support.Verdict> verdicts;
        private final Source source;
        private final SupportMeter meter;
        private final Say say;
        private final Brief.Unsupported instead;
        private final Numbering numbering = new Numbering();
        private final Set<String> told = new HashSet<>();
        private final Map<String, String> texts = new HashMap<>();
        private final List<String> problems = new ArrayList<>();
        private int sentences;
        private int citations;
        private int unresolved;
        private int unsupported;

        Check(List<Note> notes, Map<Sentence, Support.Verdict> verdicts, StepContext context) {
            this.verdicts = verdicts;
            notes.forEach(n -> this.notes.put(n.id(), n));
            this.source = context.source();
            this.meter = new SupportMeter(source);
            this.say = new Say(context.mission().language());
            this.instead = context.mission().brief().unsupported();
        }

        List<Block> blocks(@org.jspecify.annotations.Nullable Draft draft)
                throws InterruptedException {
            List<Block> checked = new ArrayList<>();
            for (Block block : draft == null ? List.<Block>of() : draft.blocks()) {
                switch (block) {
                    case Block.Remark remark -> checked.add(remark);
                    case Block.Paragraph(List<Sentence> all) -> {
                        List<Sentence> kept = new ArrayList<>();
                        for (Sentence sentence : all) {
                            answerInterrupt();
                            Sentence fit = sentence(sentence);
                            if (fit != null) {
                                kept.add(numbering.number(fit));
                                sentences++;
                                citations += fit.citations().size();
                            }
                        }
                        if (!kept.isEmpty()) {
                            checked.add(new Block.Paragraph(kept));
                        } else if (!checked.isEmpty()
                                && checked.getLast() instanceof Block.Remark(String lead)
                                && lead.endsWith(":")) {
                            checked.removeLast();
                        }
                    }
                }
            }
            return checked;
        }

        private @org.jspecify.annotations.Nullable Sentence sentence(Sentence sentence) {
            List<Citation> good = new ArrayList<>();
            for (Citation citation : sentence.citations()) {
                String fault = fault(citation);
                if (fault.isEmpty()) {
                    good.add(citation);
                } else {
                    unresolved++;
                    problems.add(say.of(fault, citation.noteId(), shortened(sentence.text())));
                }
            }
            if (good.isEmpty()) {
                if (sentence.citations().isEmpty()) {
                    unresolved++;
                    problems.add(say.of("uncited", shortened(sentence.text())));
                }
                return null;
            }
            if (!told.add(place(good.getFirst().quote()) + sentence.text())
                    || !told.add(sentence.text())) {
                problems.add(say.of("repeated", shortened(sentence.text())));
                return null;
            }
            Support measured = meter.of(sentence.text(), quotes(good), sources(good));
            Support.Verdict verdict = verdicts.get(sentence);
            Support support = verdict == null ? measured : measured.with(verdict);
            Sentence fit = new Sentence(sentence.text(), good, support);
            return support.supported() ? fit : unsupported(fit);
        }

        private @org.jspecify.annotations.Nullable Sentence unsupported(Sentence sentence) {
            unsupported++;
            String text = shortened(sentence.text());
            return switch (instead) {
                case REPLACED -> {
                    problems.add(say.of("unsupported", text));
                    yield quoted(sentence);
                }
                case CUT -> {
                    problems.add(say.of("unsupported.cut", text));
                    yield null;
                }
                case MARKED -> {
                    problems.add(say.of("unsupported.marked", text));
                    yield sentence;
                }
            };
        }

        private List<String> sources(List<Citation> good) {
            return good.stream()
                    .flatMap(c -> source.document(c.quote().documentId()).stream())
                    .map(d -> d.title() + "\n" + String.join("\n", d.authors()))
                    .toList();
        }

        /// Cut to the words of the best quote, which support themselves.
        private Sentence quoted(Sentence sentence) {
            List<Citation> good = sentence.citations();
            Citation best = good.getFirst();
            double most = -1;
            for (Citation citation : good) {
                double wording =
                        meter.of(sentence.text(), List.of(citation.quote().text())).wording();
                if (wording > most) {
                    most = wording;
                    best = citation;
                }
            }
            String own = best.quote().text().replaceAll("\\s+", " ").strip();
            return new Sentence(own, List.of(best), meter.of(own, List.of(best.quote().text())));
        }

        private static String place(Quote quote) {
            return quote.documentId() + ":" + quote.start() + "-" + quote.end() + " ";
        }

        /// Key of what is wrong with a citation, empty where nothing is.
        private String fault(Citation citation) {
            Quote quote = citation.quote();
            Note note = notes.get(citation.noteId());
            if (note == null || !note.quotes().contains(quote)) {
                return note == null ? "unknownnote" : "altered";
            }
            if (source.document(quote.documentId()).isEmpty()) {
                return "unknowndocument";
            }
            String text = text(quote.documentId());
            boolean verbatim =
                    quote.start() >= 0 && text.startsWith(quote.text(), quote.start())
                            || source.stood(quote);
            return verbatim ? "" : "altered";
        }

        private String text(String documentId) {
            return texts.computeIfAbsent(
                    documentId,
                    id -> {
                        try {
                            return source.text(id);
                        } catch (NoSuchElementException e) {
                            return "";
                        }
                    });
        }

        private static String shortened(String text) {
            return text.length() <= 90 ? text : text.substring(0, 87) + "…";
        }
    }

    /// Words of the check in the mission's language.
    private record Say(ResourceBundle bundle, Language language) {
        Say(Language language) {
            this(
                    ResourceBundle.getBundle(
                            "maestro.agents.report.verification",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES)),
                    language);
        }

        String of(String key, Object... arguments) {
            return new java.text.MessageFormat(bundle.getString(key), language.locale())
                    .format(arguments);
        }
    }
}
