package maestro.app.ui.mission;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Sources;
import maestro.agents.mission.WebSearch;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.sources.WebSearchViewModel;

/// Where the mission that the form makes looks for evidence. It begins with the library alone.
public final class SourcesViewModel {
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
    private final BooleanBinding outside;

    public SourcesViewModel(WebSearchViewModel search) {
        this.search = search;
        SCHOLARLY.forEach(i -> indexes.put(i, new SimpleBooleanProperty(AT_FIRST.contains(i))));
        outside = web.or(scholarly);
    }

    /// What is missing, as a key of its words; empty where all is well.
    String problem() {
        if (web.get() && search.settingsProperty().get().web().isEmpty()) {
            return "form.problem.searxng";
        }
        return !library.get() && chosen().isEmpty() ? "form.problem.nowhere" : "";
    }

    /// @throws IllegalArgumentException where there is a [#problem]
    Sources sources() {
        WebSearch asked = web.get() ? search.settingsProperty().get().web().orElse(null) : null;
        return new Sources(library.get(), chosen(), asked);
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
        all.addAll(List.of(library, web, scholarly));
        all.forEach(value -> value.addListener((javafx.beans.Observable _) -> changed.run()));
    }

    /// The least that the choice needs.
    Egress egress() {
        return chosen().isEmpty() ? Egress.PRIVATE : Egress.WEB;
    }

    /// What leaves the machine for it, in words.
    StringBinding leaves(Texts texts) {
        List<javafx.beans.Observable> all = new ArrayList<>(indexes.values());
        all.addAll(List.of(library, web, scholarly, search.settingsProperty()));
        return Bindings.createStringBinding(
                () -> {
                    List<Index> chosen = chosen();
                    return chosen.isEmpty()
                            ? texts.get("sources.inside")
                            : texts.get(
                                    "sources.leaves",
                                    chosen.stream()
                                            .map(i -> name(i, texts))
                                            .collect(Collectors.joining(", ")));
                },
                all.toArray(javafx.beans.Observable[]::new));
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
