package maestro.app.ui.mission.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.PluggedSource;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.sources.WebSearchViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the mission that the form makes looks for evidence. It begins with the library alone.
public final class SourcesViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SourcesViewModel.class);

    /// Those of publications.
    static final List<Index> SCHOLARLY =
            List.of(
                    Index.ARXIV,
                    Index.OPENALEX,
                    Index.CROSSREF,
                    Index.SEMANTIC_SCHOLAR,
                    Index.PUBMED);

    /// Semantic Scholar has little to spare for those without a key, and PubMed is about medicine.
    private static final List<Index> AT_FIRST =
            List.of(Index.ARXIV, Index.OPENALEX, Index.CROSSREF);

    private final WebSearchViewModel search;
    private final BooleanProperty library = new SimpleBooleanProperty(true);
    private final BooleanProperty web = new SimpleBooleanProperty();
    private final BooleanProperty scholarly = new SimpleBooleanProperty();
    private final Map<Index, BooleanProperty> indexes = new EnumMap<>(Index.class);
    private final ObservableList<PluggedSource> plugged = FXCollections.observableArrayList();
    private final Map<String, BooleanProperty> plugins = new HashMap<>();
    private final IntegerProperty choices = new SimpleIntegerProperty();
    private final BooleanBinding outside;
    private Runnable look = () -> {};

    public SourcesViewModel(WebSearchViewModel search) {
        this.search = search;
        SCHOLARLY.forEach(i -> indexes.put(i, new SimpleBooleanProperty(AT_FIRST.contains(i))));
        outside =
                Bindings.createBooleanBinding(
                        () -> web.get() || scholarly.get() || asked().anyMatch(p -> !p.local()),
                        web,
                        scholarly,
                        choices);
    }

    /// Offers plug-ins as well, once the form is seen.
    ///
    /// @param there those that work; reads the jars where nobody has before
    public void plugins(Callable<List<PluginHost.Info>> there, Background background) {
        look =
                () ->
                        background.call(
                                there,
                                this::offer,
                                why -> LOG.warn("Plug-ins can't be looked at", why));
    }

    private void offer(List<PluginHost.Info> there) {
        List<PluggedSource> now =
                there.stream()
                        .map(info -> new PluggedSource(info.id(), info.name(), info.local()))
                        .toList();
        for (PluggedSource plugin : now) {
            plugins.computeIfAbsent(
                    plugin.id(),
                    _ -> {
                        BooleanProperty chosen = new SimpleBooleanProperty();
                        chosen.subscribe(_ -> choices.set(choices.get() + 1));
                        return chosen;
                    });
        }
        plugged.setAll(now);
        choices.set(choices.get() + 1);
    }

    /// Asks which plug-ins there are.
    void look() {
        look.run();
    }

    /// Plug-ins that can be chosen.
    ObservableList<PluggedSource> plugged() {
        return plugged;
    }

    /// One of [#plugged].
    BooleanProperty pluginProperty(PluggedSource plugin) {
        return Objects.requireNonNull(plugins.get(plugin.id()));
    }

    private Stream<PluggedSource> asked() {
        return plugged.stream().filter(plugin -> pluginProperty(plugin).get());
    }

    /// What is missing, as a key of its words; empty where all is well.
    String problem() {
        if (web.get() && search.settingsProperty().get().web().isEmpty()) {
            return "form.problem.searxng";
        }
        boolean nowhere = !library.get() && chosen().isEmpty() && asked().findAny().isEmpty();
        return nowhere ? "form.problem.nowhere" : "";
    }

    /// @throws IllegalArgumentException where there is a [#problem]
    Sources sources() {
        WebSearch searched = web.get() ? search.settingsProperty().get().web().orElse(null) : null;
        return new Sources(library.get(), chosen(), searched, asked().toList());
    }

    /// Where else to look than in the library.
    List<Index> chosen() {
        List<Index> chosen = new ArrayList<>();
        if (web.get()) {
            chosen.add(Index.WEB);
        }
        if (scholarly.get()) {
            SCHOLARLY.stream().filter(i -> indexProperty(i).get()).forEach(chosen::add);
        }
        return chosen;
    }

    /// Looks there, too.
    void add(List<Index> more) {
        if (!scholarly.get()) {
            SCHOLARLY.forEach(i -> indexProperty(i).set(more.contains(i)));
        }
        for (Index index : more) {
            if (index == Index.WEB) {
                web.set(true);
            } else {
                indexProperty(index).set(true);
                scholarly.set(true);
            }
        }
    }

    /// Calls when it changes where to look.
    void onChange(Runnable changed) {
        List<javafx.beans.Observable> all = new ArrayList<>(indexes.values());
        all.addAll(List.of(library, web, scholarly, choices));
        all.forEach(value -> value.addListener((javafx.beans.Observable _) -> changed.run()));
    }

    /// The least that the choice needs.
    Egress egress() {
        boolean inside = chosen().isEmpty() && asked().allMatch(PluggedSource::local);
        return inside ? Egress.PRIVATE : Egress.WEB;
    }

    /// What leaves the machine for it, in words.
    StringBinding leaves(Texts texts) {
        List<javafx.beans.Observable> all = new ArrayList<>(indexes.values());
        all.addAll(List.of(library, web, scholarly, choices, search.settingsProperty()));
        return Bindings.createStringBinding(
                () -> words(texts), all.toArray(javafx.beans.Observable[]::new));
    }

    private String words(Texts texts) {
        String told =
                Stream.concat(
                                chosen().stream().map(i -> name(i, texts)),
                                asked().filter(p -> !p.local()).map(PluggedSource::name))
                        .collect(Collectors.joining(", "));
        List<String> words = new ArrayList<>();
        words.add(told.isEmpty() ? texts.get("sources.inside") : texts.get("sources.leaves", told));
        String local =
                asked().filter(PluggedSource::local)
                        .map(PluggedSource::name)
                        .collect(Collectors.joining(", "));
        if (!local.isEmpty()) {
            words.add(texts.get("sources.local", local));
        }
        if (asked().findAny().isPresent()) {
            words.add(texts.get("sources.plugins"));
        }
        return String.join(" ", words);
    }

    private String name(Index index, Texts texts) {
        if (index != Index.WEB) {
            return index.title();
        }
        return search.settingsProperty()
                .get()
                .web()
                .map(asked -> texts.get("sources.searxng", asked.address().getAuthority()))
                .orElseGet(() -> texts.get("sources.searxng.unknown"));
    }

    WebSearchViewModel search() {
        return search;
    }

    BooleanProperty libraryProperty() {
        return library;
    }

    BooleanProperty webProperty() {
        return web;
    }

    BooleanProperty scholarlyProperty() {
        return scholarly;
    }

    /// One of [#SCHOLARLY].
    BooleanProperty indexProperty(Index index) {
        return Objects.requireNonNull(indexes.get(index));
    }

    /// Whether anything is sent away.
    BooleanBinding outside() {
        return outside;
    }
}
