package maestro.agents.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Note;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.agents.role.Judge;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.text.Words;
import maestro.agents.source.Source;
import org.jspecify.annotations.Nullable;

/// One pass over a report, with what it counts.
final class SentenceCheck {
    /// Share of a sentence's words from which its neighbours say it already.
    private static final double SAID = 0.7;

    private static final int LEAST_WORDS = 3;
    private static final Pattern SENTENCES =
            Pattern.compile(
                    "(?<=[\\p{Ll}\\p{IsHangul})\\]”\"’%][.!?])\\s+(?=[\\p{Lu}\\p{IsHangul}•▪●“\"(])");
    private static final Pattern LIST_MARK = Pattern.compile("^[•▪●◦‣–-]\\s+");

    private final Map<String, Note> notes = new HashMap<>();
    private final Map<Sentence, Judge.Opinion> verdicts;
    private final Source source;
    private final SupportMeter meter;
    private final Say say;
    private final Brief.Unsupported instead;
    private final Numbering numbering = new Numbering();
    private final Set<String> told = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private List<Sentence> beside = List.of();

    /// Failed sentences, of which no other one may say that they say the same.
    private final Set<String> gone = new HashSet<>();

    private int sentences;
    private int citations;
    private int unresolved;
    private int unsupported;

    SentenceCheck(List<Note> notes, Map<Sentence, Judge.Opinion> verdicts, StepContext context) {
        this.verdicts = verdicts;
        notes.forEach(n -> this.notes.put(n.id(), n));
        this.source = context.source();
        this.meter = new SupportMeter(source);
        this.say = new Say(context.mission().language());
        this.instead = context.mission().brief().unsupported();
    }

    /// A summary says again what sections say, and no section loses a sentence to it.
    void forgetTold() {
        told.clear();
    }

    Verification verification() {
        return new Verification(sentences, citations, unresolved, unsupported, problems);
    }

    List<Report.Entry> bibliography() {
        return numbering.bibliography(source);
    }

    List<Block> blocks(@Nullable Draft draft) throws InterruptedException {
        List<Block> checked = new ArrayList<>();
        beside = draft == null ? List.of() : sentences(draft);
        for (Block block : draft == null ? List.<Block>of() : draft.blocks()) {
            switch (block) {
                case Block.Remark remark -> checked.add(remark);
                case Block.Paragraph(List<Sentence> all) -> {
                    List<Sentence> kept = new ArrayList<>();
                    for (Sentence sentence : all) {
                        EvidenceVerifier.answerInterrupt();
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

    private @Nullable Sentence sentence(Sentence sentence) {
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
        Support measured = meter.ofCited(sentence.text(), good);
        Judge.Opinion opinion = verdicts.get(sentence);
        Support support = opinion == null ? measured : measured.with(opinion.verdict());
        Sentence fit =
                new Sentence(LIST_MARK.matcher(sentence.text()).replaceFirst(""), good, support);
        String corrected = opinion == null ? "" : opinion.corrected();
        if (!support.supported()) {
            return unsupported(fit, corrected);
        }
        Sentence narrower =
                support.verdict() == Support.Verdict.PARTLY ? narrower(fit, corrected) : null;
        return narrower == null ? fit : narrower;
    }

    /// What a judge finds in its quotes in part, in the judge's words where they measure no less
    /// support.
    private @Nullable Sentence narrower(Sentence sentence, String corrected) {
        Support before = sentence.support();
        if (instead != Brief.Unsupported.REPLACED
                || before == null
                || meter.ofCited(corrected, sentence.citations()).total() < before.total()) {
            return null;
        }
        Sentence again = corrected(sentence, corrected);
        if (again != null) {
            unsupported++;
            problems.add(say.of("unsupported.corrected", shortened(sentence.text())));
        }
        return again;
    }

    private @Nullable Sentence unsupported(Sentence sentence, String corrected) {
        unsupported++;
        String text = shortened(sentence.text());
        return switch (instead) {
            case REPLACED -> {
                Sentence again = corrected(sentence, corrected);
                if (again == null) {
                    again = quoted(sentence);
                    problems.add(say.of(again == null ? "unsupported.told" : "unsupported", text));
                    gone.add(sentence.text());
                } else {
                    problems.add(say.of("unsupported.corrected", text));
                }
                yield again;
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

    /// The judge's own wording, where it is one that measures support and that is not there yet.
    private @Nullable Sentence corrected(Sentence sentence, String corrected) {
        if (corrected.isEmpty() || corrected.length() > 2 * sentence.text().length() + 40) {
            return null;
        }
        List<Citation> good = sentence.citations();
        Support measured = meter.ofCited(corrected, good);
        // where nothing measures across languages, the judge's word has to do
        Support support = measured.meaning() == 0 ? measured.with(Support.Verdict.YES) : measured;
        return support.supported() && told.add(corrected)
                ? new Sentence(corrected, good, support)
                : null;
    }

    /// Cut to the best sentence of its quotes, which supports itself; null where the sentences
    /// beside it say that already.
    private @Nullable Sentence quoted(Sentence sentence) {
        Set<String> wanted = Words.content(sentence.text());
        Citation best = null;
        String own = "";
        double most = -1;
        for (Citation citation : sentence.citations()) {
            for (String one : each(citation.quote().text())) {
                double share = Words.jaccard(wanted, Words.content(one));
                if (share > most) {
                    most = share;
                    own = one;
                    best = citation;
                }
            }
        }
        if (best == null || saidBeside(sentence, best, own) || !told.add(own)) {
            return null;
        }
        return new Sentence(own, List.of(best), meter.ofCited(own, List.of(best)));
    }

    private boolean saidBeside(Sentence sentence, Citation cited, String own) {
        Set<String> said = new HashSet<>();
        for (Sentence other : beside) {
            boolean same =
                    !gone.contains(other.text())
                            && other.citations().stream()
                                    .anyMatch(c -> c.quote().equals(cited.quote()));
            if (same && !other.text().equals(sentence.text())) {
                said.addAll(Words.content(other.text()));
            }
        }
        Set<String> words = Words.content(own);
        return words.stream().filter(said::contains).count() >= SAID * words.size();
    }

    /// A quote's sentences, without the marks of a list.
    private static List<String> each(String quote) {
        String line = quote.replaceAll("\\s+", " ").strip();
        List<String> sentences = new ArrayList<>();
        for (String one : SENTENCES.split(line)) {
            String bare = LIST_MARK.matcher(one).replaceFirst("").strip();
            if (Words.content(bare).size() >= LEAST_WORDS) {
                sentences.add(bare);
            }
        }
        return sentences.isEmpty() ? List.of(line) : sentences;
    }

    private static List<Sentence> sentences(Draft draft) {
        List<Sentence> sentences = new ArrayList<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Paragraph(List<Sentence> some)) {
                sentences.addAll(some);
            }
        }
        return sentences;
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
        String text = meter.text(quote.documentId());
        boolean verbatim =
                quote.start() >= 0 && text.startsWith(quote.text(), quote.start())
                        || source.stood(quote);
        return verbatim ? "" : "altered";
    }

    private static String shortened(String text) {
        return text.length() <= 90 ? text : text.substring(0, 87) + "…";
    }
}
