package maestro.app.ui.command;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// All commands there are. Lives on the screen's thread.
public final class Commands {

    private final ObservableList<Command> all = FXCollections.observableArrayList();
    private final ObservableList<Command> view = FXCollections.unmodifiableObservableList(all);

    /// @throws IllegalArgumentException where id or shortcut are taken, which is a fault of the
    ///   program
    public void add(Command command) {
        for (Command other : all) {
            if (other.id().equals(command.id())) {
                throw new IllegalArgumentException("two commands named " + command.id());
            }
            KeyCombination shortcut = command.shortcut();
            if (shortcut != null && shortcut.equals(other.shortcut())) {
                throw new IllegalArgumentException(
                        "%s and %s share %s"
                                .formatted(command.id(), other.id(), shortcut.getName()));
            }
        }
        all.add(command);
    }

    public void addAll(List<Command> commands) {
        commands.forEach(this::add);
    }

    public ObservableList<Command> all() {
        return view;
    }

    public Optional<Command> find(String id) {
        return all.stream().filter(command -> command.id().equals(id)).findFirst();
    }

    /// Runs a command where it is possible now.
    ///
    /// @return whether it ran
    public boolean run(String id) {
        Optional<Command> command = find(id).filter(c -> c.enabled().get());
        command.ifPresent(c -> c.run().run());
        return command.isPresent();
    }

    /// Makes the shortcuts work in a window without a menu bar, those of later commands too.
    public void install(Scene scene) {
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    for (Command command : List.copyOf(all)) {
                        KeyCombination shortcut = command.shortcut();
                        if (shortcut != null && shortcut.match(event) && run(command.id())) {
                            event.consume();
                            return;
                        }
                    }
                });
    }
}
