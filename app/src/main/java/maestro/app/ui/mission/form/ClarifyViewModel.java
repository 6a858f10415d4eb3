package maestro.app.ui.mission.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import maestro.agents.controller.Clarification;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.Missions;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Spent;
import maestro.agents.role.Unclear;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;

/// Questions back from the model before a mission, and the user's answers. Owned by the screen's
/// thread.
final class ClarifyViewModel {

    /// What the form shows of it.
    sealed interface State {
        /// Nobody was asked.
        record Silent() implements State {}

        /// @param pieces of the answer that have come
        record Asking(int pieces) implements State {}

        /// @param clear whether the model found nothing unclear
        record Asked(boolean clear) implements State {}

        /// @param why in words
        record Failed(String why) implements State {}
    }

    /// A question with the place for its answer.
    ///
    /// @param answer empty leaves it open
    record Field(Unclear question, StringProperty answer) {}

    private final Missions missions;
    private final Background background;
    private final Supplier<Optional<MissionRequest>> request;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Silent());
    private final ReadOnlyObjectWrapper<List<Field>> fields =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Spent> spent = new ReadOnlyObjectWrapper<>(Spent.NOTHING);
    private final ReadOnlyIntegerWrapper given = new ReadOnlyIntegerWrapper();
    private Optional<Asking> asking = Optional.empty();

    /// @param request as the form stands; empty where something is missing, which the form says
    ClarifyViewModel(
            Missions missions, Background background, Supplier<Optional<MissionRequest>> request) {
        this.missions = missions;
        this.background = background;
        this.request = request;
        fields.subscribe(this::count);
    }

    private void count() {
        given.set(answered().size());
    }

    /// Asks the model, in place of what it asked before. Questions that are answered stay.
    void ask() {
        Optional<MissionRequest> wanted = request.get();
        if (wanted.isEmpty() || asking.isPresent()) {
            return;
        }
        told.set("");
        state.set(new State.Asking(0));
        Asking begun = new Asking(spent.get());
        asking = Optional.of(begun);
        begun.work =
                Optional.of(
                        background.call(
                                () -> missions.clarify(wanted.get(), begun),
                                begun::answered,
                                begun::failed));
    }

    /// Gives up what is being asked; what was asked before stays.
    void cancel() {
        asking.flatMap(begun -> begun.work).ifPresent(Background.Cancellable::cancel);
        if (asking.isPresent()) {
            asking = Optional.empty();
            told.set("");
            state.set(fields.get().isEmpty() ? new State.Silent() : new State.Asked(false));
        }
    }

    /// Takes the questions away, with what was answered.
    void remove() {
        cancel();
        fields.set(List.of());
        told.set("");
        state.set(new State.Silent());
    }

    /// Is as it was before anything was asked.
    void clear() {
        remove();
        spent.set(Spent.NOTHING);
    }

    /// What the user has answered.
    ///
    /// @throws IllegalArgumentException where an answer is too long
    List<Brief.Answer> answers() {
        List<Brief.Answer> answers = new ArrayList<>();
        for (Field field : answered()) {
            answers.add(new Brief.Answer(field.question().question(), field.answer().get()));
        }
        return answers;
    }

    private List<Field> answered() {
        return fields.get().stream().filter(f -> !f.answer().get().isBlank()).toList();
    }

    /// How many questions are answered.
    ReadOnlyIntegerProperty givenProperty() {
        return given.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Field>> fieldsProperty() {
        return fields.getReadOnlyProperty();
    }

    /// What happened while it was asked, such as what was masked; empty where nothing did.
    ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// What asking has taken, of all times since [#clear].
    ReadOnlyObjectProperty<Spent> spentProperty() {
        return spent.getReadOnlyProperty();
    }

    /// One time of asking. What comes of it after it was given up is not shown.
    private final class Asking implements Clarification.Listener {
        private final Spent before;
        private Optional<Background.Cancellable> work = Optional.empty();

        Asking(Spent before) {
            this.before = before;
        }

        @Override
        public void told(String words) {
            show(() -> told.set(words));
        }

        @Override
        public void spent(Spent soFar) {
            show(() -> spent.set(before.plus(soFar)));
        }

        @Override
        public void heard() {
            show(() -> {
                if (state.get() instanceof State.Asking(int pieces)) {
                    state.set(new State.Asking(pieces + 1));
                }
            });
        }

        private void show(Runnable change) {
            background.onScreen(() -> {
                if (asking.filter(now -> now == this).isPresent()) {
                    change.run();
                }
            });
        }

        void answered(Clarification made) {
            asking = Optional.empty();
            spent.set(before.plus(made.spent()));
            List<Field> now = new ArrayList<>(ClarifyViewModel.this.answered());
            for (Unclear question : made.questions()) {
                StringProperty answer = new SimpleStringProperty("");
                answer.subscribe(ClarifyViewModel.this::count);
                now.add(new Field(question, answer));
            }
            fields.set(List.copyOf(now));
            state.set(new State.Asked(made.questions().isEmpty()));
        }

        void failed(Throwable why) {
            asking = Optional.empty();
            state.set(new State.Failed(Failures.words(why)));
        }
    }
}
