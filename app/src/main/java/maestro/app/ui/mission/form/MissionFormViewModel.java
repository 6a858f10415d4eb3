package maestro.app.ui.mission.form;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.Missions;
import maestro.agents.controller.estimate.Estimator;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Spent;
import maestro.agents.role.prompted.Prompts;
import maestro.agents.source.LibrarySource;
import maestro.app.ui.agents.AgentsSection;
import maestro.app.ui.agents.AgentsViewModel;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;
import org.jspecify.annotations.Nullable;

/// The form for a new mission. What was typed is kept until a mission is made of it.
public final class MissionFormViewModel {
    /// That a mission may work: a day.
    public static final int MOST_MINUTES = 24 * 60;

    /// Where to search.
    ///
    /// @param name null for the whole library
    public record Place(@Nullable String name, int documents) {
        static final Place EVERYWHERE = new Place(null, 0);
    }

    /// @param started called with the new mission's id
    public interface Listener {
        void started(String missionId);
    }

    private final Missions missions;
    private final Library library;
    private final Background background;
    private final Texts texts;
    private final ThinkerViewModel thinker;
    private final SourcesViewModel sources;
    private final BriefViewModel brief;
    private final ClarifyViewModel clarify;
    private final Listener listener;
    private final EstimateWords words;
    private final ReadOnlyStringWrapper estimate = new ReadOnlyStringWrapper("");
    private final StringBinding told;
    private Optional<Background.Cancellable> estimating = Optional.empty();

    private final StringProperty questions = new SimpleStringProperty("");
    private final StringProperty title = new SimpleStringProperty("");
    private final ObservableList<Place> places =
            FXCollections.observableArrayList(Place.EVERYWHERE);
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.EVERYWHERE);
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ENGLISH);
    private final IntegerProperty parallel =
            new SimpleIntegerProperty(Limits.DEFAULT.parallelSections());
    private final BooleanProperty approve = new SimpleBooleanProperty();
    private int steps = Limits.DEFAULT.steps();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable AgentsViewModel own;
    private Runnable editAgents = () -> {};
    private boolean languageChosen;
    private boolean following;

    public MissionFormViewModel(
            Missions missions,
            Library library,
            Background background,
            Texts texts,
            ThinkerViewModel thinker,
            SourcesViewModel sources,
            BriefViewModel brief,
            Listener listener) {
        this.missions = missions;
        this.library = library;
        this.background = background;
        this.texts = texts;
        this.words = new EstimateWords(texts);
        this.thinker = thinker;
        this.sources = sources;
        this.brief = brief;
        this.listener = listener;
        clarify = new ClarifyViewModel(missions, background, this::filledIn);
        told = Bindings.when(problem.isEmpty()).then(estimate).otherwise("");
        questions.subscribe(this::asked);
        onChange(() -> problem.set(""));
        language.subscribe((_, now) -> {
            languageChosen |= !following;
            brief.speak(now);
        });
    }

    /// The report speaks the questions' language until the user chooses another.
    private void asked(String text) {
        if (!languageChosen && !text.isBlank()) {
            following = true;
            language.set(Language.of(text));
            following = false;
        }
    }

    /// @param edit opens the window where agents are made
    public void letTakePart(AgentsViewModel agents, Runnable edit) {
        own = agents;
        editAgents = edit;
    }

    /// Where agents of the user's own are chosen; empty where there is no such choice.
    Optional<AgentsSection> agents() {
        return Optional.ofNullable(own)
                .map(agents -> new AgentsSection(agents, thinker.withModel(), editAgents));
    }

    /// What a new mission starts from, as the settings say.
    public void startFrom(Limits limits, boolean approvePlan) {
        brief.startFrom(limits);
        parallel.set(limits.parallelSections());
        steps = limits.steps();
        approve.set(approvePlan);
    }

    /// Fills in a ready question, in place of what stood there.
    public void prefill(String question) {
        clarify.clear();
        languageChosen = false;
        questions.set(question);
        problem.set("");
    }

    /// Reads the collections anew, and asks the model servers; called when the form is shown.
    void refresh() {
        thinker.look();
        brief.load();
        background.call(
                library::collections,
                found -> {
                    Place chosen = place.get();
                    List<Place> now = new ArrayList<>(List.of(Place.EVERYWHERE));
                    found.forEach(c -> now.add(new Place(c.name(), c.documents())));
                    places.setAll(now);
                    place.set(
                            now.stream()
                                    .filter(p -> Objects.equals(p.name(), chosen.name()))
                                    .findFirst()
                                    .orElse(Place.EVERYWHERE));
                },
                why -> problem.set(Failures.words(why)));
    }

    /// Makes the mission and starts it, where the form is filled in.
    ///
    /// @return false where something is missing; [#problemProperty] says what
    boolean submit() {
        Optional<MissionRequest> filled = busy.get() ? Optional.empty() : filledIn();
        if (filled.isEmpty()) {
            return false;
        }
        MissionRequest request = filled.get();
        clarify.cancel();
        Spent asking = clarify.spentProperty().get();
        busy.set(true);
        background.call(
                () -> {
                    missions.check(request);
                    String id = missions.create(request, asking);
                    missions.start(id);
                    return id;
                },
                id -> {
                    busy.set(false);
                    clear();
                    listener.started(id);
                },
                why -> {
                    busy.set(false);
                    problem.set(Failures.words(why));
                });
        return true;
    }

    /// What the form asks for; empty where something is missing, which [#problemProperty] says.
    private Optional<MissionRequest> filledIn() {
        List<String> asked = lines(questions.get());
        String missing = missing(asked);
        if (!missing.isEmpty()) {
            problem.set(missing);
            return Optional.empty();
        }
        try {
            MissionRequest request = request(asked);
            thinker.remember();
            problem.set("");
            return Optional.of(request);
        } catch (IllegalArgumentException e) {
            problem.set(texts.get("form.problem.limits"));
            return Optional.empty();
        }
    }

    private String missing(List<String> asked) {
        if (asked.isEmpty()) {
            return texts.get("form.problem.question");
        }
        if (!thinker.namesFit()) {
            return texts.get("form.problem.names");
        }
        if (!sources.problem().isEmpty()) {
            return texts.get(sources.problem());
        }
        if (!brief.fits()) {
            return texts.get(
                    "form.problem.brief", Brief.MOST, Brief.LONGEST_HEADING, Brief.LONGEST);
        }
        try {
            brief.brief().answered(answers());
            return "";
        } catch (IllegalArgumentException e) {
            return texts.get("form.problem.answers", Brief.LONGEST_ANSWER, Brief.LONGEST_ANSWERS);
        }
    }

    /// None without a model, which alone could make something of them.
    private List<Brief.Answer> answers() {
        return thinker.withModel().get() ? clarify.answers() : List.of();
    }

    /// Says anew what the mission will take, where the form holds a question. Called when the form
    /// has changed and rested for a moment.
    void estimate() {
        estimating.ifPresent(Background.Cancellable::cancel);
        List<String> asked = lines(questions.get());
        if (asked.isEmpty()) {
            estimate.set("");
            return;
        }
        MissionRequest request;
        try {
            request = request(asked);
        } catch (IllegalArgumentException e) {
            estimate.set("");
            return;
        }
        double measured = thinker.measured();
        estimating =
                Optional.of(
                        background.call(
                                () ->
                                        new Estimator(missions.journal(), Prompts.builtIn())
                                                .of(
                                                        request,
                                                        new LibrarySource(
                                                                library, request.collection()),
                                                        measured),
                                made -> estimate.set(words.of(made, request.limits().time())),
                                _ -> estimate.set(""))); // it is no reason not to begin
    }

    /// What the mission will take, in words; empty where that can't be said, or it was refused.
    ObservableStringValue estimateProperty() {
        return told;
    }

    /// Calls when something changes that the estimate rests on.
    void onChange(Runnable changed) {
        for (Observable value : List.of(questions, place, parallel, language)) {
            value.addListener((Observable _) -> changed.run());
        }
        thinker.onChange(changed);
        if (own != null) {
            own.names().addListener((Observable _) -> changed.run());
        }
        brief.onChange(changed);
    }

    private MissionRequest request(List<String> asked) {
        String heading = title.get().strip();
        return new MissionRequest(
                heading.isEmpty() ? null : heading,
                asked,
                place.get().name(),
                language.get(),
                thinker.limits(
                        brief.roundsProperty().get(),
                        Duration.ofMinutes(brief.minutesProperty().get()),
                        steps,
                        parallel.get()),
                approve.get(),
                thinker.profile(),
                egress(),
                sources.sources(),
                brief.brief().answered(answers()),
                own == null ? List.of() : own.chosen(thinker.profile() != null));
    }

    /// The least that thinker and sources need together.
    private Egress egress() {
        Egress thinking = thinker.egress();
        return thinking.compareTo(sources.egress()) > 0 ? thinking : sources.egress();
    }

    private void clear() {
        languageChosen = false;
        questions.set("");
        title.set("");
        brief.clear();
        clarify.clear();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    ThinkerViewModel thinker() {
        return thinker;
    }

    ClarifyViewModel clarify() {
        return clarify;
    }

    SourcesViewModel sources() {
        return sources;
    }

    BriefViewModel brief() {
        return brief;
    }

    public StringProperty questionsProperty() {
        return questions;
    }

    StringProperty titleProperty() {
        return title;
    }

    ObservableList<Place> places() {
        return places;
    }

    ObjectProperty<Place> placeProperty() {
        return place;
    }

    ObjectProperty<Language> languageProperty() {
        return language;
    }

    IntegerProperty roundsProperty() {
        return brief.roundsProperty();
    }

    IntegerProperty minutesProperty() {
        return brief.minutesProperty();
    }

    IntegerProperty parallelProperty() {
        return parallel;
    }

    BooleanProperty approveProperty() {
        return approve;
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
