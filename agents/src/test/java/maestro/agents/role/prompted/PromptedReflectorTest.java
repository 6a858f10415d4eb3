package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Review;
import maestro.agents.mission.Search;
import maestro.agents.mission.Section;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.Tokens;
import maestro.agents.role.Reflector;
import maestro.agents.role.evidence.TextSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptedReflectorTest {
    private static final String LOSSES = "Varroa mites cause most losses of honey bees in winter.";

    private int place;

    private Note note(String section, int number, double score, String finding) {
        place += 1_000;
        return new Note(
                section + ".q1.r1.n" + number,
                section,
                section + ".q1",
                1,
                finding,
                List.of(new Quote("d", place, place + finding.length(), finding, 1, List.of())),
                List.of(),
                new Note.Relevance(score, 0, 0, 0, 0),
                new Note.Appraisal(5, "asserted", null));
    }

    private static Review counted(String... redundant) {
        return new Review(1, 0.9, true, List.of(), List.of(), List.of(redundant), List.of());
    }

    private static Answers.Verdict verdict(String... redundant) {
        return new Answers.Verdict(
                0.9, List.of(), List.of(), List.of(), List.of(), List.of(redundant), List.of());
    }

    private List<Note> beesAndMore() {
        List<Note> notes = new ArrayList<>();
        notes.add(note("s1", 1, 1, LOSSES));
        notes.add(note("s1.1", 1, 1, LOSSES.replace("most", "many")));
        for (int i = 2; i < 6; i++) {
            notes.add(note("s1", i, 0.5, "Hunger and damp number " + i + " weaken a colony."));
            notes.add(note("s1.1", i, 0.5, "Late swarms of kind " + i + " rarely survive."));
        }
        return notes;
    }

    @Test
    void ofTwoNotesThatSayTheSameOneStaysWhoeverCallsWhichRedundant() {
        List<Note> notes = beesAndMore();
        String one = notes.get(0).id();
        String other = notes.get(1).id();
        assertThat(PromptedReflector.redundant(counted(other), List.of(), verdict(one), notes))
                .containsExactly(other);
        assertThat(PromptedReflector.redundant(counted(), List.of(), verdict(one, other), notes))
                .containsExactly(one);
        assertThat(PromptedReflector.redundant(counted(), List.of(one), verdict(), notes))
                .containsExactly(one);
    }

    @Test
    void whatNoOtherNoteSaysIsNotRedundantForAModelsSayingSo() {
        List<Note> notes = beesAndMore();
        Note alone = note("s1", 9, 0.9, "Oxalic acid has been allowed since 2015.");
        notes.add(alone);
        assertThat(PromptedReflector.redundant(counted(), List.of(), verdict(alone.id()), notes))
                .isEmpty();
    }

    @Test
    void everyQuestionIsShownWithItsBestNotesWhereAllDoNotFit() {
        Plan plan =
                new Plan(
                        1,
                        List.of(
                                new Section(
                                        "s1",
                                        "Losses",
                                        "",
                                        List.of(
                                                new Question(
                                                        "s1.q1", "Why?", Question.Origin.USER)),
                                        List.of(
                                                new Section(
                                                        "s1.1",
                                                        "Mites",
                                                        "",
                                                        List.of(
                                                                new Question(
                                                                        "s1.1.q1",
                                                                        "Which?",
                                                                        Question.Origin.PLANNER)),
                                                        List.of())))));
        List<Note> notes = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            notes.add(note("s1", i, i / 10.0, "Finding number " + i + " on losses of bees."));
            notes.add(note("s1.1", i, i / 10.0, "Finding number " + i + " on mites of bees."));
        }
        assertThat(PromptedReflector.outline(plan, notes, 10_000).lines()).hasSize(20);
        assertThat(PromptedReflector.outline(plan, notes, 150))
                .contains("Finding number 8 on losses", "Finding number 8 on mites")
                .doesNotContain("Finding number 1 on");
    }

    @Test
    void complaintsNameSectionsByTheTitlesThatAWriterSees() {
        Section mites = new Section("s1.1", "Mites", "", List.of(), List.of());
        Plan plan =
                new Plan(1, List.of(new Section("s1", "Losses", "", List.of(), List.of(mites))));
        assertThat(PromptedReflector.titled("It repeats s1.1 and [s1].", plan))
                .isEqualTo("It repeats “Mites” and “Losses”.");
        assertThat(PromptedReflector.titled("s1.1의 말이며 \"s1\", s9, is1", plan))
                .isEqualTo("“Mites”의 말이며 “Losses”, s9, is1");
    }

    @Test
    void newPartsComeUnderSectionsOfTheFirstLevelAndOnlyWhatHasNoNotesGoes() {
        Section mites = new Section("s1.1", "Mites", "", List.of(), List.of());
        Section hunger = new Section("s1.2", "Hunger", "", List.of(), List.of());
        Plan plan =
                new Plan(
                        1,
                        List.of(
                                new Section(
                                        "s1", "Losses", "", List.of(), List.of(mites, hunger))));
        Answers.Verdict verdict =
                new Answers.Verdict(
                        0.5,
                        List.of(),
                        List.of(
                                new Answers.NewPart("s1.1", "Costs.", "What do mites cost?", "r"),
                                new Answers.NewPart("s1", "mites", "Which mites are there?", "r"),
                                new Answers.NewPart("s9", "Wasps", "Which wasps harm?", "r"),
                                new Answers.NewPart("s1", "Empty", " ", "r"),
                                new Answers.NewPart(
                                        "“losses”", "Towns", "Do towns help bees?", "r"),
                                new Answers.NewPart("s1", "Third", "What is the third?", "r")),
                        List.of(
                                new Answers.Needless("s1.1", "r"),
                                new Answers.Needless("s1.2", "nothing found")),
                        List.of(),
                        List.of(),
                        List.of());
        Review.Reshaping reshaping =
                PromptedReflector.reshaping(plan, List.of(note("s1.1", 1, 1, LOSSES)), verdict, 2);
        assertThat(reshaping.added())
                .extracting(p -> p.parentId() + " " + p.section().id() + " " + p.section().title())
                .containsExactly("s1 s1.r2.1 Costs", "s1 s1.r2.2 Towns");
        assertThat(reshaping.removed())
                .containsExactly(new Review.Removed("s1.2", "nothing found"));
    }

    /// As a model's own count is: what is said, and the form once more.
    private static int tokens(ChatRequest request) {
        int tokens = Tokens.estimate(Objects.requireNonNull(request.schema()).json());
        for (ChatMessage message : request.messages()) {
            tokens += Tokens.estimate(message.text()) + 8;
        }
        return tokens + request.replyTokens();
    }

    @ParameterizedTest
    @ValueSource(ints = {4_096, 8_192, 16_384})
    void howeverManyNotesAndUnreadPassagesThereAreTheyFitTheContext(int context) throws Exception {
        TextSource source = new TextSource();
        List<Search.Found> found = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            source.add("Paper " + i, "Mites of kind " + i + " weaken bees. ".repeat(12));
            found.add(new Search.Found(source.documents().getLast().id(), 0, i, 0));
        }
        List<Section> parts = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        List<Search> searches = new ArrayList<>();
        for (int p = 1; p <= 6; p++) {
            String id = "s1." + p;
            Question question =
                    new Question(id + ".q1", "Which mites of kind " + p + "?", Question.Origin.GAP);
            parts.add(new Section(id, "Part " + p, "", List.of(question), List.of()));
            searches.add(
                    new Search(
                            id, question.id(), 1, List.of(new Search.Query("mites", "", found))));
            for (int n = 1; n <= 40; n++) {
                notes.add(
                        note(
                                id,
                                n,
                                0.5,
                                "Finding " + n + " of part " + p + " on bees. ".repeat(9)));
            }
        }
        Plan plan = new Plan(1, List.of(new Section("s1", "Bees", "", List.of(), parts)));
        Reflector twin =
                (Reflector)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Reflector.class},
                                (_, _, _) -> counted());
        ScriptedContext step =
                new ScriptedContext(
                        source,
                        context,
                        _ ->
                                """
                                {"score":0.5,"gaps":[],"parts":[],"remove":[],"unread":["U1"],"redundant":[],"complaints":[]}
                                """);
        Review review =
                new PromptedReflector(Prompts.builtIn(), twin)
                        .review(plan, notes, searches, 1, List.of(), step);
        ChatRequest request = step.requests.getFirst();
        assertThat(request.messages().get(1).text()).contains("[U1] for", "s1.6.q1.r1.n");
        assertThat(tokens(request)).isLessThanOrEqualTo(context);
        assertThat(review.unread()).hasSize(1);
        assertThat(review.enough()).isFalse();
    }
}
