package maestro.app.ui.mission.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import maestro.agents.controller.MissionRequest;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Spent;
import maestro.agents.model.ModelException;
import maestro.agents.role.Unclear;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.library.TitledLibrary;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.mission.form.ClarifyViewModel.Field;
import maestro.app.ui.mission.form.ClarifyViewModel.State;
import maestro.app.ui.models.ModelsViewModel;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Collection;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClarifyViewModelTest {
    private static final Unclear REGION =
            new Unclear("Which region?", "Losses differ.", List.of("Europe"));
    private static final Unclear YEARS = new Unclear("Which years?", "", List.of());

    private final FakeMissions missions =
            new FakeMissions(new MemoryJournal(InstantSource.system()));
    private final Held held = new Held();
    private final FakeModelServers servers = new FakeModelServers();
    private final ModelsViewModel models = servers.viewModel(Frames.immediate());
    private final ThinkerViewModel thinker = new ThinkerViewModel(models, () -> {});
    private final SourcesViewModel sources = FakeSources.sources(Frames.immediate());
    private final MissionFormViewModel form =
            new MissionFormViewModel(
                    missions,
                    TitledLibrary.of(new Collection("RAG", 12)),
                    held,
                    Texts.of(MissionFeature.class, Locale.ENGLISH),
                    thinker,
                    sources,
                    FakeSources.brief(sources, Frames.immediate()),
                    _ -> {});
    private final ClarifyViewModel clarify = form.clarify();

    /// Work waits until it is let go, unless it was cancelled.
    private static final class Held implements Background {
        private final List<Runnable> waiting = new ArrayList<>();

        @Override
        public Cancellable run(
                Callable<? extends @Nullable Object> work, Consumer<Throwable> failed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Cancellable call(
                Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
            Runnable held =
                    () -> {
                        T result;
                        try {
                            result = work.call();
                        } catch (Exception e) {
                            failed.accept(e);
                            return;
                        }
                        done.accept(result);
                    };
            waiting.add(held);
            return () -> waiting.remove(held);
        }

        @Override
        public void onScreen(Runnable action) {
            action.run();
        }

        void letGo() {
            List<Runnable> now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(Runnable::run);
        }
    }

    private void withModel() {
        servers.at("http://localhost:11434").with(FakeModelServers.model("qwen3:8b", 5.2));
        models.lookHere();
        thinker.thinkerProperty().set(new Thinker.WithModel(Connection.LOCAL_OLLAMA, "qwen3:8b"));
        form.questionsProperty().set("Why?");
    }

    private void asked(Unclear... questions) {
        missions.unclear(questions);
        clarify.ask();
        held.letGo();
    }

    private void answer(int number, String text) {
        clarify.fieldsProperty().get().get(number).answer().set(text);
    }

    private MissionRequest started() {
        assertThat(form.submit()).isTrue();
        held.letGo();
        return missions.requests().getLast();
    }

    @Test
    void whatIsAnsweredGoesWithTheMissionAndWhatIsLeftOpenDoesNot() {
        withModel();
        asked(REGION, YEARS);
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Asked(false));
        assertThat(clarify.toldProperty().get()).startsWith("Personal data was masked");
        assertThat(clarify.spentProperty().get().tokens()).isEqualTo(1_000);
        assertThat(clarify.givenProperty().get()).isZero();
        answer(1, " 2015 on ");
        assertThat(clarify.givenProperty().get()).isEqualTo(1);
        assertThat(started().brief().answers())
                .containsExactly(new Brief.Answer("Which years?", "2015 on"));
        assertThat(clarify.fieldsProperty().get()).isEmpty();
        assertThat(clarify.givenProperty().get()).isZero();
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Silent());
    }

    @Test
    void whatIsAnsweredStaysWhenTheModelIsAskedAgainAndIsToldToIt() {
        withModel();
        asked(REGION, YEARS);
        answer(0, "Europe");
        asked(new Unclear("Managed bees?", "", List.of()));
        assertThat(clarify.fieldsProperty().get())
                .extracting(f -> f.question().question())
                .containsExactly("Which region?", "Managed bees?");
        assertThat(missions.requests().getLast().brief().answers())
                .containsExactly(new Brief.Answer("Which region?", "Europe"));
        clarify.remove();
        assertThat(clarify.fieldsProperty().get()).isEmpty();
        started();
        assertThat(missions.state("m1").orElseThrow().askedBack())
                .as("both times are kept with the mission")
                .isEqualTo(new Spent(2, 1_800, 200, 0));
        assertThat(clarify.spentProperty().get()).isEqualTo(Spent.NOTHING);
    }

    @Test
    void nothingNeedBeUnclear() {
        withModel();
        asked();
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Asked(true));
        assertThat(clarify.fieldsProperty().get()).isEmpty();
    }

    @Test
    void nobodyIsAskedWithoutAQuestionWhichTheFormSays() {
        withModel();
        form.questionsProperty().set(" ");
        clarify.ask();
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Silent());
        assertThat(form.problemProperty().get()).isEqualTo("Write at least one question.");
    }

    @Test
    void askingCanBeGivenUpAndWhatWasAskedBeforeStays() {
        withModel();
        clarify.ask();
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Asking(0));
        clarify.cancel();
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Silent());
        asked(REGION);
        clarify.ask();
        clarify.cancel();
        held.letGo();
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Asked(false));
        assertThat(clarify.fieldsProperty().get()).hasSize(1);
    }

    @Test
    void theMissionStartsWhileTheModelIsStillAsked() {
        withModel();
        missions.unclear(REGION);
        clarify.ask();
        assertThat(started().brief()).isEqualTo(Brief.NONE);
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Silent());
        assertThat(missions.calls()).containsExactly("create m1", "start m1");
    }

    @Test
    void whatWentWrongIsSaidAndTheFormStays() {
        withModel();
        missions.failNext(
                new ModelException(
                        ModelException.Kind.UNREACHABLE, Message.plain("Nobody answers."), null));
        clarify.ask();
        held.letGo();
        assertThat(clarify.stateProperty().get()).isEqualTo(new State.Failed("Nobody answers."));
        assertThat(form.questionsProperty().get()).isEqualTo("Why?");
        started();
    }

    @Test
    void anAnswerThatIsTooLongIsSaidAndNotCut() {
        withModel();
        asked(REGION);
        answer(0, "x".repeat(10_000));
        assertThat(form.submit()).isFalse();
        assertThat(form.problemProperty().get()).startsWith("An answer has at most 1,000 letters");
        answer(0, "x".repeat(1_000));
        assertThat(started().brief().answers()).hasSize(1);
    }

    @Test
    void withoutAModelAnswersStayBehind() {
        withModel();
        asked(REGION);
        answer(0, "Europe");
        thinker.thinkerProperty().set(Thinker.NOBODY);
        assertThat(started().brief()).isEqualTo(Brief.NONE);
    }

    @Test
    void aReadyQuestionBeginsWithoutQuestionsBack() {
        withModel();
        asked(REGION);
        form.prefill("Something else?");
        assertThat(clarify.fieldsProperty().get()).isEqualTo(List.<Field>of());
    }
}
