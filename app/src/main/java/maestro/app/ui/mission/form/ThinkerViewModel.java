package maestro.app.ui.mission.form;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Price;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.fitness.Fitness;
import maestro.agents.model.mask.Masking;
import maestro.app.ui.models.FitnessChecks;
import maestro.app.ui.models.ModelsViewModel;
import maestro.app.ui.models.ModelsViewModel.Server;
import maestro.app.ui.models.Thinker;
import org.jspecify.annotations.Nullable;

/// Who does the work of the mission that the form makes, how, and what that may take.
public final class ThinkerViewModel {
    /// The agents that can have a model of their own.
    static final List<AgentKind> ROLES =
            List.of(
                    AgentKind.PLANNING,
                    AgentKind.RESEARCH,
                    AgentKind.REFLECTION,
                    AgentKind.WRITING);

    private static final double TEMPERATURE = 0.2;

    private final ModelsViewModel models;
    private final Runnable connect;
    private final ObservableList<Thinker> all = FXCollections.observableArrayList();
    private final ObservableList<String> modelsThere = FXCollections.observableArrayList();
    private final ObjectProperty<Thinker> thinker = new SimpleObjectProperty<>(Thinker.NOBODY);
    private final DoubleProperty temperature = new SimpleDoubleProperty(TEMPERATURE);
    private final ObjectProperty<Thinking> thinking = new SimpleObjectProperty<>(Thinking.DEFAULT);
    private final Map<AgentKind, StringProperty> roles = new EnumMap<>(AgentKind.class);
    private final IntegerProperty calls = new SimpleIntegerProperty();
    private final IntegerProperty kiloTokens = new SimpleIntegerProperty();
    private final DoubleProperty cost = new SimpleDoubleProperty();
    private final DoubleProperty promptPrice = new SimpleDoubleProperty();
    private final DoubleProperty completionPrice = new SimpleDoubleProperty();
    private final BooleanProperty mask = new SimpleBooleanProperty();
    private final StringProperty names = new SimpleStringProperty("");

    /// Held here, because the list of servers holds it weakly: it outlives this.
    private final ListChangeListener<Server> changed = _ -> refresh();

    private boolean refreshing;

    /// @param connect opens the place where servers are connected
    public ThinkerViewModel(ModelsViewModel models, Runnable connect) {
        this.models = models;
        this.connect = connect;
        ROLES.forEach(role -> roles.put(role, new SimpleStringProperty("")));
        thinker.set(Thinker.chosen(models.settings()));
        mask.set(models.settings().masking().on());
        names.set(String.join(", ", models.settings().masking().names()));
        refresh();
        models.servers().addListener(new WeakListChangeListener<>(changed));
        thinker.addListener((Observable _) -> chosen());
    }

    private void refresh() {
        List<Thinker> now = Thinker.among(models.servers(), models.settings());
        Thinker kept = thinker.get();
        Thinker next =
                switch (kept) {
                    case Thinker.WithModel model when !now.contains(model) ->
                            Thinker.chosen(models.settings());
                    default -> kept;
                };
        refreshing = true;
        if (!all.equals(now)) {
            all.setAll(now);
        }
        thinker.set(now.contains(next) ? next : Thinker.NOBODY);
        refreshing = false;
        tellModels();
    }

    private void chosen() {
        if (refreshing) {
            return;
        }
        switch (thinker.get()) {
            case Thinker.WithoutModel _ -> models.choose("", "");
            case Thinker.WithModel model -> models.choose(model.connection().id(), model.model());
            case Thinker.ToConnect _ -> {
                thinker.set(Thinker.chosen(models.settings()));
                connect.run();
            }
            case null -> {} // while the list changes under the control
        }
        tellModels();
    }

    /// What single agents can be given: "" for the same as all.
    private void tellModels() {
        List<String> there =
                thinker.get() instanceof Thinker.WithModel chosen
                        ? all.stream()
                                .filter(Thinker.WithModel.class::isInstance)
                                .map(Thinker.WithModel.class::cast)
                                .filter(t -> t.connection().equals(chosen.connection()))
                                .map(Thinker.WithModel::model)
                                .toList()
                        : List.of();
        List<String> now = new java.util.ArrayList<>(List.of(""));
        now.addAll(there);
        if (!modelsThere.equals(now)) {
            modelsThere.setAll(now);
        }
        roles.values()
                .forEach(role -> {
                    if (role.get() == null || !now.contains(role.get())) {
                        role.set("");
                    }
                });
    }

    /// Asks the servers again, where the form comes on screen.
    public void look() {
        models.lookWhereUnknown();
    }

    /// The models of the mission; null for evidence mode.
    public @Nullable ModelProfile profile() {
        if (!(thinker.get() instanceof Thinker.WithModel chosen)) {
            return null;
        }
        Map<AgentKind, String> own = new HashMap<>();
        roles.forEach((agent, model) -> {
            if (!model.get().isEmpty() && !model.get().equals(chosen.model())) {
                own.put(agent, model.get());
            }
        });
        return new ModelProfile(
                chosen.connection().address(),
                chosen.model(),
                own,
                temperature.get(),
                thinking.get(),
                new Price(promptPrice.get(), completionPrice.get()),
                egress() == Egress.REMOTE ? masking() : Masking.NONE);
    }

    /// What is kept from a model elsewhere.
    ///
    /// @throws IllegalArgumentException where a name can't be masked
    private Masking masking() {
        return new Masking(mask.get(), List.of(names.get().split("[,;\\n]")));
    }

    /// Whether each of the names can be masked.
    boolean namesFit() {
        try {
            masking();
            return true;
        } catch (IllegalArgumentException e) {
            return egress() != Egress.REMOTE;
        }
    }

    /// Keeps for the next mission what this one masks.
    public void remember() {
        if (egress() == Egress.REMOTE && !masking().equals(models.settings().masking())) {
            models.mask(masking());
        }
    }

    /// Tokens in a second that the chosen model was found to write; 0 where it was not tried.
    double measured() {
        return thinker.get() instanceof Thinker.WithModel chosen
                ? models.checks()
                        .checkProperty()
                        .get()
                        .filter(c ->
                                c.server().equals(chosen.connection().id())
                                        && c.model().equals(chosen.model()))
                        .map(FitnessChecks.Check::fitness)
                        .map(Fitness::tokensPerSecond)
                        .orElse(0.0)
                : 0;
    }

    /// Calls when something changes that a mission may take more or less by.
    void onChange(Runnable changed) {
        for (Observable value :
                List.of(thinker, thinking, calls, kiloTokens, cost, promptPrice, completionPrice)) {
            value.addListener((Observable _) -> changed.run());
        }
    }

    /// The least that the choice needs; the form shows it beside the choice.
    public Egress egress() {
        return thinker.get() instanceof Thinker.WithModel chosen
                        && !chosen.connection().onThisMachine()
                ? Egress.REMOTE
                : Egress.PRIVATE;
    }

    /// @throws IllegalArgumentException where a limit makes no sense
    public Limits limits(int rounds, Duration time, int steps, int parallel) {
        return !(thinker.get() instanceof Thinker.WithModel)
                ? new Limits(rounds, time, steps, parallel)
                : new Limits(
                        rounds,
                        time,
                        steps,
                        parallel,
                        calls.get(),
                        kiloTokens.get() * 1_000L,
                        cost.get());
    }

    ObservableList<Thinker> all() {
        return all;
    }

    /// Models on the chosen server, with "" before them.
    ObservableList<String> modelsThere() {
        return modelsThere;
    }

    /// Whether a language model does the work.
    public BooleanBinding withModel() {
        return Bindings.createBooleanBinding(
                () -> thinker.get() instanceof Thinker.WithModel, thinker);
    }

    /// Who thinks.
    public ObjectProperty<Thinker> thinkerProperty() {
        return thinker;
    }

    DoubleProperty temperatureProperty() {
        return temperature;
    }

    ObjectProperty<Thinking> thinkingProperty() {
        return thinking;
    }

    StringProperty roleProperty(AgentKind agent) {
        return Objects.requireNonNull(roles.get(agent));
    }

    IntegerProperty callsProperty() {
        return calls;
    }

    /// In thousands.
    IntegerProperty kiloTokensProperty() {
        return kiloTokens;
    }

    DoubleProperty costProperty() {
        return cost;
    }

    DoubleProperty promptPriceProperty() {
        return promptPrice;
    }

    DoubleProperty completionPriceProperty() {
        return completionPrice;
    }

    /// Whether personal data is kept from a model elsewhere.
    BooleanProperty maskProperty() {
        return mask;
    }

    /// Names to mask, with commas between them.
    StringProperty namesProperty() {
        return names;
    }
}
