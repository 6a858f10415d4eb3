package maestro.app.ui.models.pull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.model.ModelServer;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// Downloads of models to servers. They go on while their window is closed. Owned by the screen's
/// thread.
public final class Pulls {
    private final Background background;
    private final Function<Connection, ModelServer> servers;
    private final Consumer<String> pulled;
    private final ObservableList<Pull> list = FXCollections.observableArrayList();
    private final ObservableList<Pull> readable = FXCollections.unmodifiableObservableList(list);
    private final Map<Pull, Background.Cancellable> running = new HashMap<>();

    /// @param pulled told of the server that has a model more
    public Pulls(
            Background background,
            Function<Connection, ModelServer> servers,
            Consumer<String> pulled) {
        this.background = background;
        this.servers = servers;
        this.pulled = pulled;
    }

    /// Those that go on, and those that failed until they are dismissed.
    public ObservableList<Pull> list() {
        return readable;
    }

    /// Nothing happens where the model is on its way already.
    public void start(Connection to, String model) {
        String name = model.strip();
        Pull begun = Pull.begun(to.id(), name);
        if (name.isEmpty() || running.keySet().stream().anyMatch(begun::same)) {
            return;
        }
        list.removeIf(begun::same);
        list.add(begun);
        AtomicReference<@Nullable Pull> latest = new AtomicReference<>();
        running.put(
                begun,
                background.call(
                        () -> {
                            PullMeter meter = new PullMeter();
                            servers.apply(to)
                                    .pull(
                                            name,
                                            progress -> {
                                                meter.take(progress, System.nanoTime());
                                                // Only the newest is shown, once a frame.
                                                if (latest.getAndSet(begun.at(meter)) == null) {
                                                    background.onScreen(() -> show(begun, latest));
                                                }
                                            });
                            return true;
                        },
                        _ -> {
                            end(begun);
                            pulled.accept(to.id());
                        },
                        why -> {
                            Pull last = shown(begun);
                            end(begun);
                            list.add(last.failed(why));
                        }));
    }

    private void show(Pull begun, AtomicReference<@Nullable Pull> latest) {
        Pull next = latest.getAndSet(null);
        if (next == null || !running.containsKey(begun)) {
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).same(begun)) {
                list.set(i, next);
            }
        }
    }

    private Pull shown(Pull begun) {
        return list.stream().filter(begun::same).findFirst().orElse(begun);
    }

    private void end(Pull begun) {
        running.remove(begun);
        list.removeIf(begun::same);
    }

    /// Gives a download up, or takes one that failed off the list. What has come stays on the
    /// server's disk, so that a later download goes on from there.
    public void cancel(Pull pull) {
        List.copyOf(running.keySet()).stream()
                .filter(pull::same)
                .forEach(begun -> {
                    Background.Cancellable work = running.get(begun);
                    if (work != null) {
                        work.cancel();
                    }
                    running.remove(begun);
                });
        list.removeIf(pull::same);
    }

    /// Stops what a server downloads.
    public void cancelAll(String server) {
        List.copyOf(list).stream().filter(p -> p.server().equals(server)).forEach(this::cancel);
    }

    /// Stops every download.
    public void close() {
        List.copyOf(list).forEach(this::cancel);
    }
}
