package maestro.app.ui.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ModelServers;
import maestro.agents.model.fitness.Recommendation;
import maestro.agents.model.mask.Masking;
import maestro.app.key.Keys;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.models.connection.Contact;
import maestro.app.ui.models.connection.ModelSettings;
import maestro.app.ui.models.connection.Preset;
import maestro.app.ui.models.connection.ServerDraft;
import maestro.app.ui.models.pull.Pulls;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;

/// Every model server that the user has connected, and what is on it. Nobody is asked before
/// [#look]; all asking is done off the screen's thread. Owned by the screen's thread.
public final class ModelsViewModel implements AutoCloseable {

    private static final int PROPOSED = 3;

    /// A connection and how things stand with it.
    public record Server(Connection connection, Contact contact) {}

    /// What is asked once before it is done.
    public sealed interface Ask {
        /// @param model to delete from the server's disk
        record Delete(String server, String model) implements Ask {}

        record Disconnect(String server) implements Ask {}
    }

    private final ModelServers open;
    private final Keys keys;
    private final ObjectProperty<ModelSettings> settings;
    private final Background background;
    private final Pulls pulls;
    private final FitnessChecks checks;
    private final long memory;
    private final Map<String, ModelServer> opened = new ConcurrentHashMap<>();
    private final Map<String, Background.Cancellable> looking = new HashMap<>();
    private final ObservableList<Server> servers = FXCollections.observableArrayList();
    // held here because it passes changes on only while somebody holds it
    private final ObservableList<Server> readable =
            FXCollections.unmodifiableObservableList(servers);
    private final ReadOnlyObjectWrapper<Optional<Ask>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// @param settings kept by whoever made them when they change
    /// @param memory of this machine in bytes
    public ModelsViewModel(
            ModelServers open,
            Keys keys,
            ObjectProperty<ModelSettings> settings,
            Background background,
            long memory) {
        this.open = open;
        this.keys = keys;
        this.settings = settings;
        this.background = background;
        this.memory = memory;
        checks = new FitnessChecks(background, this::server);
        pulls = new Pulls(background, this::server, this::look);
        settings.get()
                .connections()
                .forEach(c -> servers.add(new Server(c, new Contact.Unknown())));
    }

    public ObservableList<Server> servers() {
        return readable;
    }

    public Optional<Server> find(String id) {
        return servers.stream().filter(s -> s.connection().id().equals(id)).findFirst();
    }

    public ReadOnlyObjectProperty<Optional<Ask>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// What went wrong with the last command, in words; empty where nothing did.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void dismissProblem() {
        problem.set("");
    }

    public Pulls pulls() {
        return pulls;
    }

    public FitnessChecks checks() {
        return checks;
    }

    /// Models that this machine's memory holds, the best first; empty where none does.
    List<Recommendation> recommended() {
        return Recommendation.fitting(memory).stream().limit(PROPOSED).toList();
    }

    public ModelSettings settings() {
        return settings.get();
    }

    /// Keeps the model that was chosen for a mission, for the next one.
    public void choose(String server, String model) {
        settings.set(settings.get().choosing(server, model));
    }

    /// What missions keep from models elsewhere, until it is said otherwise.
    public void mask(Masking masking) {
        settings.set(settings.get().masking(masking));
    }

    /// Asks all servers that are on this machine: nothing leaves it.
    public void lookHere() {
        servers.stream()
                .map(Server::connection)
                .filter(Connection::onThisMachine)
                .map(Connection::id)
                .toList()
                .forEach(this::look);
    }

    /// Asks those that nobody has asked yet, and again those that didn't answer.
    public void lookWhereUnknown() {
        List.copyOf(servers)
                .forEach(s -> {
                    switch (s.contact()) {
                        case Contact.Unknown _, Contact.Failed _ -> look(s.connection().id());
                        case Contact.Looking _, Contact.Ready _ -> {}
                    }
                });
    }

    /// Asks a server who it is and what it has: the connection test.
    public void look(String id) {
        Optional<Server> known = find(id);
        if (known.isEmpty()) {
            return;
        }
        Connection connection = known.get().connection();
        cancelLook(id);
        if (!(known.get().contact() instanceof Contact.Ready)) {
            show(id, new Contact.Looking());
        }
        looking.put(
                id,
                background.call(
                        () -> ask(connection),
                        ready -> show(id, ready),
                        why -> show(id, new Contact.Failed(why))));
    }

    private Contact ask(Connection connection) throws InterruptedException {
        ModelServer server = server(connection);
        String version = server.version();
        return Contact.Ready.of(
                version, server.models(), server.keepsModels(), connection.models());
    }

    /// The open server of a connection. May take a moment where its library isn't loaded yet.
    private ModelServer server(Connection connection) {
        return opened.computeIfAbsent(connection.id(), _ -> open.open(connection.address()));
    }

    private void show(String id, Contact contact) {
        for (int i = 0; i < servers.size(); i++) {
            Server server = servers.get(i);
            if (server.connection().id().equals(id)) {
                servers.set(i, new Server(server.connection(), contact));
            }
        }
    }

    /// Connects a server and asks it.
    ///
    /// @param id of the connection to change; empty for a new one
    /// @return the connection's id
    /// @throws IllegalArgumentException where the address is not one of the web
    public String connect(String id, ServerDraft draft) {
        String made = id.isEmpty() ? freshId(draft.preset()) : id;
        List<String> named = find(id).map(s -> s.connection().models()).orElse(List.of());
        String where =
                switch (draft.keyFrom()) {
                    case NONE -> "";
                    case ENTERED -> "stored:" + made;
                    case ENVIRONMENT -> "env:" + draft.variable().strip();
                };
        Connection connection =
                new Connection(made, draft.preset(), draft.url().strip(), where, named);
        settings.set(settings.get().with(connection));
        replace(connection);
        String key = draft.key().strip();
        boolean entered = draft.keyFrom() == ServerDraft.KeyFrom.ENTERED;
        if (entered && key.isEmpty()) {
            look(made); // with the key that is kept already
            return made;
        }
        background.call(
                () -> {
                    if (entered) {
                        keys.keep(made, key);
                    } else {
                        keys.forget(made);
                    }
                    return true;
                },
                _ -> look(made),
                this::failed);
        return made;
    }

    private void replace(Connection connection) {
        cancelLook(connection.id());
        close(connection.id());
        Server fresh = new Server(connection, new Contact.Unknown());
        for (int i = 0; i < servers.size(); i++) {
            if (servers.get(i).connection().id().equals(connection.id())) {
                servers.set(i, fresh);
                return;
            }
        }
        servers.add(fresh);
    }

    private String freshId(Preset preset) {
        String word = preset.name().toLowerCase(Locale.ROOT).replace("_", "");
        String id = word;
        for (int i = 2; find(id).isPresent(); i++) {
            id = word + i;
        }
        return id;
    }

    /// What a form starts from to change a connection.
    public ServerDraft draft(String id) {
        return find(id).map(s -> ServerDraft.of(s.connection())).orElse(ServerDraft.FRESH);
    }

    /// Names a model that the server doesn't list.
    public void name(String id, String model) {
        String name = model.strip();
        find(id).filter(s -> !name.isEmpty() && !s.connection().models().contains(name))
                .ifPresent(s -> {
                    List<String> now = new ArrayList<>(s.connection().models());
                    now.add(name);
                    rename(s.connection().withModels(now));
                });
    }

    private void rename(Connection connection) {
        settings.set(settings.get().with(connection));
        for (int i = 0; i < servers.size(); i++) {
            Server server = servers.get(i);
            if (server.connection().id().equals(connection.id())) {
                servers.set(i, new Server(connection, server.contact()));
            }
        }
        look(connection.id());
    }

    public void askDelete(String server, String model) {
        asked.set(Optional.of(new Ask.Delete(server, model)));
    }

    public void askDisconnect(String server) {
        asked.set(Optional.of(new Ask.Disconnect(server)));
    }

    public void decline() {
        asked.set(Optional.empty());
    }

    /// Does what was asked.
    public void confirm() {
        Optional<Ask> answer = asked.get();
        asked.set(Optional.empty());
        answer.ifPresent(ask -> {
            switch (ask) {
                case Ask.Delete(String server, String model) -> delete(server, model);
                case Ask.Disconnect(String server) -> disconnect(server);
            }
        });
    }

    private void delete(String id, String model) {
        Connection connection = find(id).map(Server::connection).orElse(null);
        if (connection == null) {
            return;
        }
        if (connection.models().contains(model)) {
            rename(
                    connection.withModels(
                            connection.models().stream().filter(m -> !m.equals(model)).toList()));
            return;
        }
        problem.set("");
        background.call(
                () -> {
                    server(connection).delete(model);
                    return true;
                },
                _ -> look(id),
                this::failed);
    }

    private void disconnect(String id) {
        cancelLook(id);
        pulls.cancelAll(id);
        servers.removeIf(s -> s.connection().id().equals(id));
        settings.set(settings.get().without(id));
        close(id);
        background.run(
                () -> {
                    keys.forget(id);
                    return null;
                },
                this::failed);
    }

    /// What the server tells about a model beyond its line in the list.
    public void details(String id, String model, Consumer<ModelInfo> told) {
        find(id).map(Server::connection)
                .ifPresent(connection ->
                        background.call(
                                () -> server(connection).details(model), told, this::failed));
    }

    private void failed(Throwable why) {
        problem.set(Failures.words(why));
    }

    private void cancelLook(String id) {
        Background.Cancellable running = looking.remove(id);
        if (running != null) {
            running.cancel();
        }
    }

    private void close(String id) {
        ModelServer server = opened.remove(id);
        if (server != null) {
            background.run(
                    () -> {
                        server.close();
                        return null;
                    },
                    this::failed);
        }
    }

    /// Ends every download and lets go of the servers.
    @Override
    public void close() {
        pulls.close();
        checks.cancel();
        List.copyOf(looking.keySet()).forEach(this::cancelLook);
        List.copyOf(opened.keySet())
                .forEach(id -> Objects.requireNonNull(opened.remove(id)).close());
    }
}
