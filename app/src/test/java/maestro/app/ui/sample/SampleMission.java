package maestro.app.ui.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Block;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Entry;
import maestro.agents.mission.Report.Making;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.rag.document.Layout;

/// A mission over a small library: three sections, each with notes whose quotes stand word for word
/// in the documents. Its events come in parts, so that a test can stop halfway.
public final class SampleMission {
    public static final String ID = "m7k2";

    private static final List<String> ENGLISH =
            List.of(
                    "Retrieval quality and generation quality are evaluated separately.",
                    "Top-20 passage retrieval accuracy improves by 9 to 19 points over BM25.",
                    "Faithfulness asks whether an answer contradicts the retrieved context.",
                    "Models overlook what stands in the middle of a long context.",
                    "Hallucination persists where the retrieved evidence is silent.",
                    "Benchmarks drawn from the passages themselves favour keyword overlap.");
    private static final List<String> KOREAN =
            List.of(
                    "검색의 질과 생성의 질은 따로 평가하는 것이 보통이다.",
                    "밀집 검색은 상위 20개 구절의 정확도를 9에서 19점까지 끌어올린다.",
                    "충실성은 답이 검색된 문맥과 어긋나지 않는지를 묻는다.",
                    "문맥이 길어지면 모형은 가운데에 있는 내용을 놓치기 쉽다.",
                    "근거가 없을 때에도 모형은 거절보다 답을 택하므로 환각이 남는다.",
                    "구절에서 바로 뽑은 질문으로 만든 평가 자료는 낱말이 겹치는 쪽에 유리하다.");

    public final SampleLibrary library = new SampleLibrary();
    private final Language language;
    private final List<String> documents = new ArrayList<>();
    private final List<String> sentences;
    private final List<Note> notes = new ArrayList<>();

    public SampleMission(Language language) {
        this.language = language;
        boolean korean = language == Language.KOREAN;
        this.sentences = korean ? KOREAN : ENGLISH;
        String filler =
                korean
                        ? "이 문단은 앞뒤를 잇기 위한 것으로 특별한 내용은 담고 있지 않으며 쪽을 채운다. "
                        : "This passage leads on from what was said before and fills the page. ";
        String a =
                filler.repeat(30)
                        + sentences.get(0)
                        + " "
                        + sentences.get(2)
                        + " "
                        + filler.repeat(60)
                        + sentences.get(4)
                        + " "
                        + filler.repeat(40);
        String b =
                filler.repeat(12)
                        + sentences.get(1)
                        + " "
                        + filler.repeat(50)
                        + sentences.get(3)
                        + " "
                        + filler.repeat(8);
        String c = filler.repeat(6) + sentences.get(5) + "\n\n" + filler.repeat(30);
        documents.add(
                library.add(
                        korean
                                ? "검색 증강 생성의 평가에 관한 조사"
                                : "Retrieval-Augmented Generation for Large Language Models: A Survey",
                        "Survey_RAGForLLM.pdf",
                        a,
                        true));
        documents.add(
                library.add(
                        korean
                                ? "열린 영역 질의응답을 위한 밀집 검색"
                                : "Dense Passage Retrieval for Open-Domain Question Answering",
                        "2004.04906_DPR.pdf",
                        b,
                        true));
        documents.add(
                library.add(
                        korean ? "평가 현장 기록" : "Field notes on evaluation",
                        "field-notes.txt",
                        c,
                        false));
        for (int i = 0; i < sentences.size(); i++) {
            notes.add(note(i));
        }
    }

    public String document(int index) {
        return documents.get(index);
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    private Note note(int i) {
        String text = sentences.get(i);
        String id =
                documents.stream()
                        .filter(d -> library.text(d).orElseThrow().contains(text))
                        .findFirst()
                        .orElseThrow();
        int start = library.text(id).orElseThrow().indexOf(text);
        Layout layout = library.layout(id).orElseThrow();
        Quote quote =
                new Quote(
                        id,
                        start,
                        start + text.length(),
                        text,
                        layout.pageAt(start),
                        layout.regions(start, start + text.length()));
        return new Note(
                "s" + section(i) + ".q1.n" + (i + 1),
                "s" + section(i),
                "s" + section(i) + ".q1",
                1,
                text,
                List.of(quote),
                i % 2 == 0
                        ? List.of(words("평가", "evaluation"), words("충실성", "faithfulness"))
                        : List.of(words("검색", "retrieval")),
                new Note.Relevance(0.9 - i * 0.1, 0.85, 0.7, 0.6, 1));
    }

    private static int section(int i) {
        return i < 3 ? 1 : i < 5 ? 2 : 3;
    }

    private String words(String korean, String english) {
        return language == Language.KOREAN ? korean : english;
    }

    public String title() {
        return words(
                "검색 증강 생성은 어떻게 평가하며 어디에서 실패하는가?",
                "How is retrieval-augmented generation evaluated, and where does it fail?");
    }

    public List<MissionEvent> created() {
        return List.of(
                new MissionEvent.Created(
                        new Mission(
                                ID,
                                title(),
                                List.of(title()),
                                null,
                                language,
                                "evidence",
                                Limits.DEFAULT,
                                false,
                                Instant.EPOCH)));
    }

    public List<MissionEvent> planned() {
        return List.of(
                new MissionEvent.PhaseChanged(Phase.PLANNING, ""),
                new MissionEvent.StepStarted("plan", AgentKind.PLANNING, "Plan", title()),
                new MissionEvent.StepFinished(
                        "plan", AgentKind.PLANNING, new Outcome.Planned(plan(), "themes"), 120),
                new MissionEvent.PhaseChanged(Phase.RESEARCH, ""),
                new MissionEvent.RoundStarted(1));
    }

    private Plan plan() {
        return new Plan(
                1,
                List.of(
                        section(
                                "s1",
                                words("무엇으로 평가하는가", "How it is evaluated"),
                                words("평가 지표를 모은다.", "Collects the measures in use.")),
                        section(
                                "s2",
                                words("어디에서 실패하는가", "Where it fails"),
                                words("실패의 유형을 나눈다.", "Sorts the kinds of failure.")),
                        section(
                                "s3",
                                words("평가 자료의 한계", "What benchmarks leave out"),
                                words("평가 자료를 살핀다.", "Looks at the benchmarks themselves."))));
    }

    private static Section section(String id, String title, String purpose) {
        return new Section(
                id,
                title,
                purpose,
                List.of(new Question(id + ".q1", title + "?", Question.Origin.PLANNER)),
                List.of());
    }

    public List<MissionEvent> researched() {
        List<MissionEvent> events = new ArrayList<>();
        for (Note note : notes) {
            String step = "round1/" + note.questionId() + "/notes/" + note.id();
            events.add(
                    new MissionEvent.StepStarted(
                            step, AgentKind.RESEARCH, "Notes", note.questionId()));
            events.add(
                    new MissionEvent.StepFinished(
                            step, AgentKind.RESEARCH, new Outcome.NotesTaken(List.of(note)), 40));
        }
        return events;
    }

    /// The first section is written, the others are not.
    public List<MissionEvent> writing() {
        return List.of(
                new MissionEvent.PhaseChanged(Phase.WRITING, ""),
                new MissionEvent.StepStarted("draft/s1", AgentKind.WRITING, "Draft", "s1"),
                new MissionEvent.StepFinished(
                        "draft/s1",
                        AgentKind.WRITING,
                        new Outcome.Drafted(new Draft("s1", 1, blocks(1, Map.of(), false))),
                        30));
    }

    public List<MissionEvent> finished() {
        return List.of(
                new MissionEvent.PhaseChanged(Phase.VERIFICATION, ""),
                new MissionEvent.StepStarted("verify", AgentKind.CONTROLLER, "Verify", ""),
                new MissionEvent.StepFinished(
                        "verify",
                        AgentKind.CONTROLLER,
                        new Outcome.Verified(new Verification(6, 7, 0, 1, List.of()), report()),
                        30),
                new MissionEvent.PhaseChanged(Phase.FINISHED, ""));
    }

    public List<MissionEvent> all() {
        List<MissionEvent> events = new ArrayList<>(created());
        events.addAll(planned());
        events.addAll(researched());
        events.addAll(writing());
        events.addAll(finished());
        return events;
    }

    public Report report() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        documents.forEach(d -> numbers.put(d, numbers.size() + 1));
        List<ReportSection> sections =
                plan().sections().stream()
                        .map(s ->
                                new ReportSection(
                                        s.id(),
                                        1,
                                        s.title(),
                                        blocks(
                                                Integer.parseInt(s.id().substring(1)),
                                                numbers,
                                                true)))
                        .toList();
        return new Report(
                ID,
                title(),
                language,
                LocalDate.of(2026, 3, 14),
                List.of(title()),
                List.of(
                        new Block.Remark(
                                words(
                                        "문서 3건에 한 가지를 물었습니다. 모두 답의 일부를 담고 있습니다.",
                                        "One question was asked of 3 documents; all of them hold a part of the answer."))),
                sections,
                bibliography(numbers),
                new Making(
                        "evidence",
                        "all-MiniLM-L6-v2 (int8)",
                        2,
                        12,
                        3,
                        64,
                        notes.size(),
                        List.of()),
                0.84);
    }

    private List<Entry> bibliography(Map<String, Integer> numbers) {
        return documents.stream()
                .map(d -> {
                    var held = library.document(d).orElseThrow();
                    List<Integer> pages =
                            held.format().equals("txt")
                                    ? List.of()
                                    : List.copyOf(
                                            new TreeSet<>(
                                                    notes.stream()
                                                            .flatMap(n -> n.quotes().stream())
                                                            .filter(q -> q.documentId().equals(d))
                                                            .map(Quote::page)
                                                            .toList()));
                    return new Entry(
                            numbers.getOrDefault(d, 0),
                            d,
                            held.title(),
                            List.of("Y. Gao", "Y. Xiong"),
                            held.file(),
                            pages,
                            pages.size());
                })
                .toList();
    }

    private List<Block> blocks(int section, Map<String, Integer> numbers, boolean verified) {
        List<Sentence> written = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            if (section(i) == section) {
                Note note = notes.get(i);
                List<Citation> citations = new ArrayList<>(List.of(citation(note, numbers)));
                if (i == 2) {
                    citations.add(citation(notes.get(1), numbers));
                }
                Support support =
                        i == 3
                                ? new Support(0.44, 0.5, 0.61, 0)
                                : new Support(0.96 - i * 0.06, 0.97, 0.92, 1);
                written.add(new Sentence(note.finding(), citations, verified ? support : null));
            }
        }
        return List.of(
                new Block.Paragraph(written),
                new Block.Remark(
                        words(
                                "두 문서가 이 점을 다루며 결론은 같습니다.",
                                "Two documents speak to this, and they agree.")));
    }

    private static Citation citation(Note note, Map<String, Integer> numbers) {
        Quote quote = note.quotes().getFirst();
        return new Citation(
                numbers.getOrDefault(quote.documentId(), 0),
                note.id(),
                quote,
                "round1/" + note.questionId() + "/notes/" + note.id());
    }
}
