package maestro.app.ui.mission.branch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.controller.Missions;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.replay.Moment;
import maestro.agents.replay.Playback;
import maestro.app.ui.mission.form.BriefViewModel;
import maestro.app.ui.mission.form.ThinkerViewModel;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A branch of a mission before it begins: from which step on, and who thinks from there. Owned by
/// the screen's thread.
public final class BranchViewModel {

    /// What a branch may take over: all steps up to this one.
    ///
    /// @param number of the last, 0 for none
    record Choice(int number, String title) {}

    private record Other(Mission mission, List<Moment> moments, Message damage) {}

    private final Missions missions;
    private final Background background;
    private final Texts texts;
    private final ThinkerViewModel thinker;
    private final BriefViewModel brief;
    private final AnswersViewModel answers = new AnswersViewModel();
    private final Consumer<String> started;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
    private final StringProperty title = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper of = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private List<Moment> moments = List.of();
    private @Nullable Mission other;
    private final ReadOnlyBooleanWrapper outside = new ReadOnlyBooleanWrapper();

    /// @param started gets the branch's id
    public BranchViewModel(
            Missions missions,
            Background background,
            Texts texts,
            ThinkerViewModel thinker,
            BriefViewModel brief,
            Consumer<String> started) {
        this.missions = missions;
        this.background = background;
        this.texts = texts;
        this.thinker = thinker;
        this.brief = brief;
        this.started = started;
        choice.subscribe(now -> {
            if (now != null) {
                Ahead ahead = Ahead.of(moments, now.number());
                brief.lieAhead(ahead);
                answers.lieAhead(ahead.writing());
            }
        });
    }

    /// Offers a branch of this mission.
    ///
    /// @param step number of the last step to take over; empty for the last round of research
    public void begin(String missionId, OptionalInt step) {
        other = null;
        choices.clear();
        choice.set(null);
        title.set("");
        of.set("");
        problem.set("");
        thinker.look();
        background.call(
                () -> {
                    Playback playback = Playback.of(missions.journal(), missionId);
                    return new Other(
                            playback.after(0).mission(),
                            playback.moments(),
                            playback.damage().orElse(Message.NONE));
                },
                found -> offer(found, step),
                why -> problem.set(Failures.words(why)));
    }

    private void offer(Other found, OptionalInt step) {
        other = found.mission();
        moments = found.moments();
        brief.startFrom(found.mission());
        answers.startFrom(found.mission().brief().answers());
        outside.set(found.mission().sources().outside());
        of.set(found.mission().title());
        List<Choice> all = new ArrayList<>();
        all.add(new Choice(0, texts.get("branch.none")));
        found.moments().forEach(m -> all.add(new Choice(m.number(), m.title())));
        choices.setAll(all);
        int last = step.orElseGet(() -> afterResearch(found.moments()));
        choice.set(all.get(Math.clamp(last, 0, all.size() - 1)));
        if (!found.damage().isNone()) {
            problem.set(
                    texts.get(
                            "branch.damaged",
                            found.damage().text(texts.locale()),
                            found.moments().size()));
        }
    }

    /// The last review, or the last step where there was none.
    private static int afterResearch(List<Moment> moments) {
        return moments.stream()
                .filter(m -> m.agent() == AgentKind.REFLECTION && m.changes())
                .mapToInt(Moment::number)
                .max()
                .orElse(moments.size());
    }

    /// Makes the branch and starts it.
    void submit() {
        Mission from = other;
        Choice last = choice.get();
        if (from == null || last == null || busy.get()) {
            return;
        }
        if (!brief.fits()) {
            problem.set(
                    texts.get(
                            "form.problem.brief",
                            Brief.MOST,
                            Brief.LONGEST_HEADING,
                            Brief.LONGEST));
            return;
        }
        Brief wanted;
        try {
            wanted =
                    thinker.withModel().get()
                            ? brief.brief().answered(answers.answers())
                            : brief.brief();
        } catch (IllegalArgumentException e) {
            problem.set(
                    texts.get("form.problem.answers", Brief.LONGEST_ANSWER, Brief.LONGEST_ANSWERS));
            return;
        }
        BranchRequest request;
        try {
            Limits limits = from.limits();
            String heading = title.get().strip();
            request =
                    new BranchRequest(
                            from.id(),
                            last.number(),
                            heading.isEmpty() ? null : heading,
                            thinker.limits(
                                    brief.roundsProperty().get(),
                                    brief.time(),
                                    limits.steps(),
                                    limits.parallelSections()),
                            thinker.profile(),
                            thinker.egress(),
                            wanted);
        } catch (IllegalArgumentException e) {
            problem.set(Failures.words(e));
            return;
        }
        thinker.remember();
        problem.set("");
        busy.set(true);
        background.call(
                () -> {
                    missions.check(request);
                    String id = missions.branch(request);
                    missions.start(id);
                    return id;
                },
                id -> {
                    busy.set(false);
                    started.accept(id);
                },
                why -> {
                    busy.set(false);
                    problem.set(Failures.words(why));
                });
    }

    BriefViewModel brief() {
        return brief;
    }

    AnswersViewModel answers() {
        return answers;
    }

    ThinkerViewModel thinker() {
        return thinker;
    }

    ObservableList<Choice> choices() {
        return choices;
    }

    ObjectProperty<@Nullable Choice> choiceProperty() {
        return choice;
    }

    StringProperty titleProperty() {
        return title;
    }

    /// Whether the mission that is left looks beyond the library, and so will the branch.
    ReadOnlyBooleanProperty outside() {
        return outside.getReadOnlyProperty();
    }

    /// Title of the mission that is left.
    ReadOnlyStringProperty ofProperty() {
        return of.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
