package maestro.agents.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Report;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.agents.role.Judge;
import maestro.agents.role.StepContext;

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
        SupportMeter meter = new SupportMeter(context.source());
        double sum = 0;
        int count = 0;
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Paragraph(List<Sentence> sentences)) {
                for (Sentence sentence : sentences) {
                    answerInterrupt();
                    sum += meter.comparable(sentence.text(), sentence.citations());
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
        SentenceCheck check = new SentenceCheck(notes, verdicts(drafts, context), context);
        List<Block> summary = check.blocks(drafts.get(Draft.SUMMARY));
        // a summary says again what sections say, and no section loses a sentence to it
        check.forgetTold();
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
        // what contradicts each other is shown with its quotes, wherever else they stand
        check.forgetTold();
        List<Block> close = new ArrayList<>(check.blocks(drafts.get(Draft.CONCLUSION)));
        boolean anything = check.verification().sentences() > 0;
        if (anything) {
            close.addAll(leftOut(plan, dropped, notes, say));
        }
        if (!close.isEmpty()) {
            sections.add(
                    new Report.ReportSection(
                            Draft.CONCLUSION,
                            1,
                            say.of(anything ? "conclusion" : "nothing"),
                            close));
        }
        Verification verification = check.verification();
        context.reason(
                say.of(
                        "verified",
                        verification.sentences(),
                        verification.citations(),
                        verification.unresolved(),
                        verification.unsupported()));
        verification.problems().forEach(context::reason);
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
                        check.bibliography(),
                        making,
                        score));
    }

    /// Planned sections that the report lacks: those without a note, and those whose notes stand in
    /// others.
    private static List<Block> leftOut(Plan plan, List<String> titles, List<Note> notes, Say say) {
        Set<String> noted = new HashSet<>();
        notes.forEach(n -> plan.section(n.sectionId()).ifPresent(s -> noted.add(s.title())));
        List<Block> remarks = new ArrayList<>();
        for (boolean elsewhere : new boolean[] {false, true}) {
            List<String> some =
                    titles.stream().filter(t -> noted.contains(t) == elsewhere).toList();
            if (!some.isEmpty()) {
                remarks.add(
                        new Block.Remark(
                                say.of(
                                        elsewhere ? "elsewhere" : "dropped",
                                        String.join(", ", some))));
            }
        }
        return remarks;
    }

    private Map<Sentence, Judge.Opinion> verdicts(Map<String, Draft> drafts, StepContext context)
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
            SentenceCheck check,
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

    static List<String> quotes(List<Citation> citations) {
        return citations.stream().map(c -> c.quote().text()).toList();
    }

    static void answerInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Verification was interrupted");
        }
    }
}
