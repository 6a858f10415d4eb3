package maestro.agents.journal.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.journal.Origin;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Egress;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Note;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.Price;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Sources;
import maestro.agents.mission.Spent;
import maestro.agents.mission.Support;
import maestro.agents.mission.Verification;
import maestro.agents.mission.WebSearch;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.Usage;
import maestro.agents.model.mask.Masking;
import maestro.rag.document.Region;

/// One of everything that is stored.
final class Samples {
    static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678901Z");

    private Samples() {}

    static Mission mission(String id) {
        return new Mission(
                id,
                "검색 evaluation",
                List.of("How is it evaluated?", "무엇이 실패하는가?"),
                null,
                Language.KOREAN,
                Mission.MODEL,
                new Limits(3, Duration.ofMinutes(7), 500, 4, 100, 200_000, 1.5),
                true,
                THEN,
                new ModelProfile(
                        new ServerAddress(
                                ServerKind.OPENAI, URI.create("https://example.com/v1"), "env:KEY"),
                        "small",
                        Map.of(AgentKind.WRITING, "large"),
                        0.5,
                        ChatRequest.Thinking.LOW,
                        new Price(0.5, 1.5),
                        new Masking(List.of("김철수"))),
                Egress.REMOTE,
                new Sources(
                        true,
                        List.of(Index.WEB, Index.ARXIV),
                        new WebSearch(
                                URI.create("http://127.0.0.1:8888"),
                                List.of("science"),
                                "ko",
                                WebSearch.TimeRange.YEAR,
                                WebSearch.Safe.MODERATE,
                                List.of("wikipedia"),
                                2),
                        List.of(new PluggedSource("books", "Books", true))),
                new Brief(
                        "review",
                        List.of("Methods", "결과"),
                        "dry",
                        Brief.Unsupported.MARKED,
                        List.of(new Brief.Answer("Which years?", "2020 on"))),
                List.of(
                        new CustomAgent(
                                "Fact check",
                                "Look for numbers",
                                null,
                                CustomAgent.Place.AFTER_RESEARCH),
                        new CustomAgent(
                                "표 읽기", "", "large", CustomAgent.Place.AFTER_WRITING, "tables")));
    }

    static Plan plan() {
        Section leaf =
                new Section(
                        "s1.1",
                        "Leaf",
                        "To hold a question",
                        List.of(new Question("s1.1.q1", "What?", Question.Origin.GAP)),
                        List.of());
        return new Plan(
                2,
                List.of(
                        new Section(
                                "s1",
                                "Root",
                                "To hold a leaf",
                                List.of(new Question("s1.q1", "Why?", Question.Origin.USER)),
                                List.of(leaf))));
    }

    static Quote quote() {
        return new Quote("ab12", 3, 8, "words", 2, List.of(new Region(2, 1.5, 2.25, 30, 4)));
    }

    static Note note(int number) {
        return new Note(
                "s1.q1.n" + number,
                "s1",
                "s1.q1",
                1,
                "A finding \"with\" marks\nand lines",
                List.of(quote()),
                List.of("aspect"),
                new Note.Relevance(0.5, 0.25, 1, 0, 0.125));
    }

    static List<Block> blocks() {
        Sentence sentence =
                new Sentence(
                        "A sentence.",
                        List.of(new Citation(1, "s1.q1.n1", quote(), "round1/s1.q1/read")),
                        new Support(0.75, 0.5, 1, 1));
        Sentence unchecked = new Sentence("Another.", List.of(), null);
        return List.of(
                new Block.Paragraph(List.of(sentence, unchecked)), new Block.Remark("Two speak."));
    }

    static Report report() {
        return new Report(
                "m1",
                "Title",
                Language.ENGLISH,
                LocalDate.of(2026, 1, 2),
                List.of("How?"),
                blocks(),
                List.of(new Report.ReportSection("s1", 1, "Root", blocks())),
                List.of(
                        new Report.Entry(
                                1,
                                "ab12",
                                "Paper",
                                List.of("A. Author"),
                                "p.pdf",
                                List.of(2),
                                1,
                                new FetchedFrom("https://a.example/p.pdf", THEN, false))),
                new Report.Making(
                        "evidence",
                        "model",
                        1,
                        2,
                        3,
                        4,
                        5,
                        List.of("The time was up."),
                        mission("m").brief()),
                0.8);
    }

    private static Lead lead() {
        return new Lead(
                "Bees",
                "https://a.example/",
                "https://a.example/bees.pdf",
                "10.1234/bees",
                List.of("A. Author"),
                2020,
                "Journal",
                "Summary.",
                List.of(Index.WEB, Index.ARXIV));
    }

    static List<Outcome> outcomes() {
        return List.of(
                new Outcome.Planned(plan(), "because"),
                new Outcome.Searched(
                        new Search(
                                "s1",
                                "s1.q1",
                                1,
                                List.of(
                                        new Search.Query(
                                                "why",
                                                "as asked",
                                                List.of(new Search.Found("ab12", 4, 1, 0.03)))))),
                new Outcome.NotesTaken(List.of(note(1), note(2))),
                new Outcome.Reviewed(
                        new Review(
                                1,
                                0.6,
                                false,
                                List.of(
                                        new Review.Coverage(
                                                "s1.q1", 0.6, 2, 1, List.of("a"), List.of("b"))),
                                List.of(
                                        new Review.Gap(
                                                "s1",
                                                new Question("s1.q2", "And?", Question.Origin.GAP),
                                                "missing")),
                                List.of("s1.q1.n2"),
                                List.of("thin"),
                                new Review.Reshaping(
                                        List.of(
                                                new Review.Part(
                                                        "s1",
                                                        new Section(
                                                                "s1.r1.1",
                                                                "Costs",
                                                                "",
                                                                List.of(
                                                                        new Question(
                                                                                "s1.r1.1.q1",
                                                                                "How much?",
                                                                                Question.Origin
                                                                                        .GAP)),
                                                                List.of()),
                                                        "asked for")),
                                        List.of(new Review.Removed("s2", "empty"))),
                                List.of(
                                        new Review.Unread(
                                                "s1",
                                                "s1.q1",
                                                List.of(new Search.Found("ab12", 7, 1, 0)))))),
                new Outcome.Drafted(new Draft("s1", 1, blocks())),
                new Outcome.Criticised(List.of(new Outcome.Complaint("s1", "repeats itself"))),
                new Outcome.Worded("왜?", "why"),
                new Outcome.Sought(
                        Index.WEB, "", "why", List.of(lead()), List.of("bing: timeout"), "slow"),
                new Outcome.Fetched(lead(), "ab12", "https://a.example/", THEN, true, ""),
                new Outcome.Advised(
                        "Fact check",
                        List.of(new Outcome.Remark(AgentKind.WRITING, "Be careful")),
                        List.of(
                                new Review.Gap(
                                        "s1",
                                        new Question("", "Since when?", Question.Origin.GAP),
                                        "a year is missing")),
                        List.of(new Outcome.Dropped("s1.q1.n2", "beside the point")),
                        List.of(note(3)),
                        List.of(new Outcome.Complaint("s1", "a number")),
                        ""),
                new Outcome.Verified(
                        new Verification(2, 1, 0, 1, List.of("one marked")), report()));
    }

    static List<MissionEvent> events(String mission) {
        ArrayList<MissionEvent> events =
                new ArrayList<>(
                        List.of(
                                new MissionEvent.Created(mission(mission)),
                                new MissionEvent.Branched(
                                        new Origin(
                                                "m0",
                                                "검색",
                                                3,
                                                "plan",
                                                "Plan",
                                                List.of("evidence"),
                                                7)),
                                new MissionEvent.PhaseChanged(Phase.RESEARCH, "why"),
                                new MissionEvent.RoundStarted(1),
                                new MissionEvent.StepStarted(
                                        "plan", AgentKind.PLANNING, "Plan", "questions"),
                                new MissionEvent.Reasoned("plan", AgentKind.CONTROLLER, "생각"),
                                new MissionEvent.StepFailed("plan", AgentKind.PLANNING, "broke"),
                                new MissionEvent.PlanEdited(plan()),
                                new MissionEvent.PlanApproved(2),
                                new MissionEvent.Steered(AgentKind.RESEARCH, "더 찾아 줘"),
                                new MissionEvent.LimitMet("time", "up"),
                                new MissionEvent.LimitNear("calls", "soon"),
                                new MissionEvent.AskedBack(new Spent(2, 1_800, 200, 0.01)),
                                new MissionEvent.Streamed(
                                        "plan",
                                        AgentKind.PLANNING,
                                        "plan (2)",
                                        MissionEvent.Voice.REASONING,
                                        "생각 "),
                                new MissionEvent.ModelReplied(
                                        "plan",
                                        AgentKind.PLANNING,
                                        new ModelCall(
                                                "plan",
                                                "qwen3:8b",
                                                "ab12",
                                                new ChatReply(
                                                        "{}",
                                                        "Hm",
                                                        new Usage(10, 5),
                                                        ChatReply.End.LENGTH),
                                                0.25,
                                                1_200))));
        for (Outcome outcome : outcomes()) {
            events.add(
                    new MissionEvent.StepFinished(
                            "step/" + events.size(), AgentKind.RESEARCH, outcome, 12));
        }
        return events;
    }
}
