package maestro.app.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import maestro.agents.model.ModelServer;
import maestro.agents.model.fitness.Fitness;
import maestro.agents.model.fitness.FitnessCheck;
import maestro.agents.model.fitness.TaskResult;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// Tries models at a mission's tasks, one at a time. Owned by the screen's thread.
public final class FitnessChecks {
    private final Background background;
    private final Function<Connection, ModelServer> servers;
    private final ReadOnlyObjectWrapper<Optional<Check>> check =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Background.@Nullable Cancellable running;

    /// A model that is tried, or has been.
    ///
    /// @param results so far
    /// @param fitness null until all tasks are done
    /// @param failure why they could not be done; null where they could
    public record Check(
            String server,
            String model,
            List<TaskResult> results,
            @Nullable Fitness fitness,
            @Nullable Throwable failure) {
        public Check {
            results = List.copyOf(results);
        }

        boolean goesOn() {
            return fitness == null && failure == null;
        }

        boolean isOf(String id, String named) {
            return server.equals(id) && model.equals(named);
        }
    }

    FitnessChecks(Background background, Function<Connection, ModelServer> servers) {
        this.background = background;
        this.servers = servers;
    }

    /// The last one.
    public ReadOnlyObjectProperty<Optional<Check>> checkProperty() {
        return check.getReadOnlyProperty();
    }

    /// Gives up the one before.
    public void start(Connection on, String model) {
        cancel();
        Check begun = new Check(on.id(), model, List.of(), null, null);
        check.set(Optional.of(begun));
        running =
                background.call(
                        () ->
                                new FitnessCheck()
                                        .of(
                                                servers.apply(on).chat(model),
                                                result ->
                                                        background.onScreen(
                                                                () -> add(begun, result))),
                        fitness ->
                                check.set(
                                        Optional.of(
                                                new Check(
                                                        on.id(),
                                                        model,
                                                        fitness.results(),
                                                        fitness,
                                                        null))),
                        why ->
                                check.set(
                                        Optional.of(
                                                new Check(on.id(), model, List.of(), null, why))));
    }

    private void add(Check begun, TaskResult result) {
        check.get()
                .filter(now -> now.goesOn() && now.isOf(begun.server(), begun.model()))
                .ifPresent(now -> {
                    List<TaskResult> results = new ArrayList<>(now.results());
                    results.add(result);
                    check.set(
                            Optional.of(new Check(now.server(), now.model(), results, null, null)));
                });
    }

    public void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        check.set(Optional.empty());
    }
}
