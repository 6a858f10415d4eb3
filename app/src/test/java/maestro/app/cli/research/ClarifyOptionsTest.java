package maestro.app.cli.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import maestro.agents.controller.MissionRequest;
import maestro.agents.mission.Brief;
import maestro.agents.model.ModelException;
import maestro.agents.role.Unclear;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.mission.MissionsCommand;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ClarifyOptionsTest {
    private static final Unclear REGION =
            new Unclear("Which region?", "Losses differ.", List.of("Europe", "Asia"));
    private static final Unclear YEARS = new Unclear("Which years?", "", List.of());

    private final FakeMissions missions =
            new FakeMissions(new MemoryJournal(InstantSource.system()));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static ClarifyOptions options(String... arguments) {
        ClarifyOptions options = new ClarifyOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs(arguments);
        return options;
    }

    private List<Brief.Answer> asked(
            ClarifyOptions options, boolean json, Optional<ClarifyOptions.Terminal> terminal)
            throws InterruptedException {
        MissionsCommand command = new MissionsCommand(); // any that works
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.parseArgs(json ? new String[] {"--json"} : new String[0]);
        return options.asked(MissionRequest.of("Why?"), missions, command, terminal)
                .brief()
                .answers();
    }

    private static Optional<ClarifyOptions.Terminal> typing(String... lines) {
        Queue<String> typed = new ArrayDeque<>(List.of(lines));
        return Optional.of(() -> Optional.ofNullable(typed.poll()));
    }

    @Test
    void atATerminalEachQuestionIsAnsweredChosenOrLeftOpen() throws InterruptedException {
        missions.unclear(REGION, YEARS, new Unclear("What for?", "", List.of()));
        assertThat(asked(options("--clarify"), false, typing("2", "", " A lecture ")))
                .containsExactly(
                        new Brief.Answer("Which region?", "Asia"),
                        new Brief.Answer("What for?", "A lecture"));
        assertThat(out.toString())
                .contains("The model asks before it begins. (1 call, 1000 tokens)")
                .contains("Personal data was masked")
                .contains("1. Which region?")
                .contains("   Losses differ.")
                .contains("   [2] Asia");
    }

    @Test
    void theEndOfTheInputLeavesTheRestOpen() throws InterruptedException {
        missions.unclear(REGION, YEARS);
        assertThat(asked(options("--clarify"), false, typing("Africa")))
                .containsExactly(new Brief.Answer("Which region?", "Africa"));
    }

    @Test
    void whatIsTooLongIsAskedForAgain() throws InterruptedException {
        missions.unclear(YEARS);
        assertThat(asked(options("--clarify"), false, typing("x".repeat(10_000), "2015 on")))
                .containsExactly(new Brief.Answer("Which years?", "2015 on"));
        assertThat(out.toString()).contains("At most 1000 letters.");
    }

    @Test
    void withoutATerminalTheQuestionsArePrintedAndTheMissionBegins() throws InterruptedException {
        missions.unclear(REGION);
        assertThat(asked(options("--clarify"), false, Optional.empty())).isEmpty();
        assertThat(out.toString()).contains("1. Which region?").contains("the mission begins");
    }

    @Test
    void onABranchAnswersAreChangedByNumberOrQuestionTakenAwayOrAdded() {
        List<Brief.Answer> before =
                List.of(
                        new Brief.Answer("Which region?", "Europe"),
                        new Brief.Answer("Which years?", "2015 on"),
                        new Brief.Answer("", "For a lecture"));
        assertThat(
                        Brief.NONE
                                .answered(
                                        ClarifyOptions.changed(
                                                before,
                                                List.of(
                                                        "1: Asia",
                                                        "Which years?",
                                                        "3:For a book",
                                                        "What for? Beekeepers",
                                                        "No weather")))
                                .answers())
                .containsExactly(
                        new Brief.Answer("Which region?", "Asia"),
                        new Brief.Answer("", "For a book"),
                        new Brief.Answer("What for?", "Beekeepers"),
                        new Brief.Answer("", "No weather"));
        assertThat(ClarifyOptions.changed(before, List.of("Which years? 2020 on")).get(1))
                .isEqualTo(new Brief.Answer("Which years?", "2020 on"));
        assertThatThrownBy(() -> ClarifyOptions.changed(before, List.of("4: x")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("of 3");
    }

    @Test
    void answersOnTheCommandLineAreNotAskedForAgain() throws InterruptedException {
        missions.unclear(REGION, YEARS);
        assertThat(
                        asked(
                                options(
                                        "--clarify",
                                        "--answer=",
                                        "--answer=2015",
                                        "--answer=Brief"),
                                false,
                                typing("nobody reads this")))
                .containsExactly(
                        new Brief.Answer("Which years?", "2015"), new Brief.Answer("", "Brief"));
    }

    @Test
    void forOtherProgramsTheQuestionsAreALine() throws InterruptedException {
        missions.unclear(REGION);
        asked(options("--clarify", "--answer=Asia"), true, typing("x"));
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        """
                        {"unclear":[{"question":"Which region?","why":"Losses differ.","suggestions":["Europe","Asia"],"answer":"Asia"}],"calls":1,"promptTokens":900,"completionTokens":100,"cost":0.0}
                        """);
    }

    @Test
    void whereNothingIsUnclearThatIsSaid() throws InterruptedException {
        assertThat(asked(options("--clarify"), false, typing())).isEmpty();
        assertThat(out.toString()).contains("Nothing is unclear to the model. (1 call");
    }

    @Test
    void aModelThatCantBeAskedHoldsNothingUp() throws InterruptedException {
        missions.failNext(
                new ModelException(
                        ModelException.Kind.UNREACHABLE,
                        Message.plain("Nobody answers at localhost."),
                        null));
        assertThat(asked(options("--clarify"), false, typing("x"))).isEmpty();
        assertThat(err.toString()).contains("nothing was asked. Nobody answers at localhost.");
    }

    @Test
    void withoutClarifyAnAnswerStandsAsItIs() throws InterruptedException {
        ClarifyOptions options =
                options("--answer", "Which years? 2015 on", "--answer", "For a lecture.");
        assertThat(options.given(Brief.NONE).answers())
                .containsExactly(
                        new Brief.Answer("Which years?", "2015 on"),
                        new Brief.Answer("", "For a lecture."));
        assertThat(asked(options, false, typing("x"))).isEmpty();
        assertThat(missions.requests()).isEmpty();
    }

    @Test
    void evidenceModeHasNobodyWhoCouldAsk() {
        assertThatThrownBy(() -> options("--clarify").check(false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("need a model");
        assertThatThrownBy(() -> options("--answer=x").check(false))
                .isInstanceOf(UsageException.class);
        options("--clarify").check(true);
        options().check(false);
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> options("--answer=" + "x".repeat(10_000)).given(Brief.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1,000 letters");
    }
}
