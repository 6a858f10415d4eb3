package maestro.app.ui.agents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import maestro.agents.custom.OwnAgents;
import maestro.agents.custom.Template;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Language;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;

/// The user's agents, and which of them take part in the next mission. They are kept as soon as
/// they can be; one that lacks its name or what it is told waits until it has both. Owned by the
/// screen's thread.
public final class AgentsViewModel {
    static final int NONE = -1;

    private final OwnAgents files;
    private final Background background;
    private final Texts texts;
    private final ObservableList<Draft> drafts = FXCollections.observableArrayList();
    private final ObservableList<String> plugged = FXCollections.observableArrayList();
    private final ObservableSet<String> chosen = FXCollections.observableSet(new HashSet<>());
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private List<OwnAgents.Entry> kept = List.of();

    public AgentsViewModel(OwnAgents files, Background background, Texts texts) {
        this.files = files;
        this.background = background;
        this.texts = texts;
    }

    /// Reads them, off the screen's thread.
    public void load() {
        background.call(
                files::read,
                read -> {
                    kept = read.agents();
                    drafts.setAll(kept.stream().map(Draft::of).toList());
                    kept.stream()
                            .filter(OwnAgents.Entry::on)
                            .forEach(entry -> chosen.add(entry.agent().name()));
                    selected.set(drafts.isEmpty() ? NONE : 0);
                    problem.set(read.problem().text(texts.locale()));
                },
                why -> problem.set(Failures.words(why)));
    }

    /// Asks which agents there are in plug-ins, off the screen's thread.
    public void look(PluginHost host) {
        background.call(
                () ->
                        host.list().stream()
                                .filter(i -> i.kind() == PluginHost.Kind.AGENT)
                                .filter(i -> i.problem().isNone())
                                .map(PluginHost.Info::name)
                                .toList(),
                plugged::setAll,
                why -> problem.set(Failures.words(why)));
    }

    /// Names of agents in plug-ins.
    ObservableList<String> plugged() {
        return plugged;
    }

    void addPlugged(String plugin) {
        add(new Draft(free(plugin), "", "", CustomAgent.Place.AFTER_RESEARCH, true, plugin));
    }

    void select(int index) {
        selected.set(index >= 0 && index < drafts.size() ? index : NONE);
    }

    /// Begins an empty one.
    void add() {
        add(new Draft("", "", "", CustomAgent.Place.AFTER_RESEARCH, true, ""));
    }

    void add(Template template, Language language) {
        CustomAgent agent = template.agent(language);
        add(new Draft(free(agent.name()), agent.prompt(), "", agent.place(), true, ""));
    }

    void duplicate() {
        current().ifPresent(draft -> add(draft.named(free(draft.name()))));
    }

    private void add(Draft draft) {
        drafts.add(draft);
        selected.set(drafts.size() - 1);
        if (draft.on() && draft.whole()) {
            chosen.add(draft.name());
        }
        keep();
    }

    void delete() {
        int index = selected.get();
        current()
                .ifPresent(draft -> {
                    selected.set(NONE);
                    drafts.remove(index);
                    chosen.remove(draft.name().strip());
                    select(Math.min(index, drafts.size() - 1));
                    keep();
                });
    }

    /// Puts the selected one's new form in place.
    void change(Draft now) {
        int index = selected.get();
        if (index == NONE || drafts.get(index).equals(now)) {
            return;
        }
        Draft before = drafts.get(index);
        boolean took = chosen.remove(before.name().strip());
        drafts.set(index, now);
        boolean takes = before.on() == now.on() ? took || (now.on() && !before.whole()) : now.on();
        if (takes && now.whole()) {
            chosen.add(now.name().strip());
        }
        keep();
    }

    /// The name, with a number where it is taken.
    private String free(String name) {
        String base = name.isBlank() ? "" : name.strip();
        String free = base;
        for (int n = 2; taken(free, NONE); n++) {
            free = base + " " + n;
        }
        return free;
    }

    private boolean taken(String name, int beside) {
        for (int i = 0; i < drafts.size(); i++) {
            if (i != beside
                    && drafts.get(i)
                            .name()
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(name.strip().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private void keep() {
        List<OwnAgents.Entry> now = new ArrayList<>();
        String lacks = "";
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (!draft.whole()) {
                lacks = texts.get(draft.name().isBlank() ? "lacks.name" : "lacks.told");
            } else if (taken(draft.name(), i)) {
                lacks = texts.get("lacks.unique", draft.name().strip());
            } else {
                now.add(new OwnAgents.Entry(draft.agent(), draft.on()));
            }
        }
        problem.set(lacks);
        if (!lacks.isEmpty() || now.equals(kept)) {
            return;
        }
        kept = List.copyOf(now);
        background.call(
                () -> {
                    files.write(now);
                    return true;
                },
                _ -> {},
                why -> problem.set(Failures.words(why)));
    }

    Optional<Draft> current() {
        int index = selected.get();
        return index == NONE ? Optional.empty() : Optional.of(drafts.get(index));
    }

    /// Those that take part in the next mission.
    ///
    /// @param withModel whether it has a language model; without, only those of plug-ins can
    public List<CustomAgent> chosen(boolean withModel) {
        Set<String> once = new HashSet<>();
        return drafts.stream()
                .filter(Draft::whole)
                .filter(draft -> withModel || !draft.plugin().isEmpty())
                .filter(draft -> chosen.contains(draft.name().strip()))
                .filter(draft -> once.add(draft.name().strip().toLowerCase(Locale.ROOT)))
                .map(Draft::agent)
                .toList();
    }

    ObservableList<Draft> drafts() {
        return drafts;
    }

    /// Names of those that take part in the next mission.
    public ObservableSet<String> names() {
        return chosen;
    }

    ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Why they are not kept as they stand; empty where they are.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
