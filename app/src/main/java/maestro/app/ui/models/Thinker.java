package maestro.app.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maestro.agents.model.ModelInfo;
import maestro.app.ui.models.ModelsViewModel.Server;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.models.connection.Contact;
import maestro.app.ui.models.connection.ModelSettings;

/// Who may do a mission's work.
public sealed interface Thinker {
    Thinker NOBODY = new WithoutModel();

    /// The agents of evidence mode.
    record WithoutModel() implements Thinker {}

    record WithModel(Connection connection, String model) implements Thinker {}

    /// Nobody yet: the user wants to connect a server first.
    record ToConnect() implements Thinker {}

    /// Everybody there is. The model that was chosen last is there even where its server doesn't
    /// answer now.
    static List<Thinker> among(List<Server> servers, ModelSettings settings) {
        List<Thinker> all = new ArrayList<>(List.of(NOBODY));
        for (Server server : servers) {
            Connection connection = server.connection();
            if (server.contact() instanceof Contact.Ready ready) {
                ready.models().stream()
                        .filter(Thinker::writes)
                        .map(ModelInfo::name)
                        .forEach(model -> all.add(new WithModel(connection, model)));
            }
            Thinker chosen = new WithModel(connection, settings.model());
            if (connection.id().equals(settings.server()) && !all.contains(chosen)) {
                all.add(chosen);
            }
        }
        all.add(new ToConnect());
        return all;
    }

    /// Whom the settings name; nobody where that server is connected no more.
    static Thinker chosen(ModelSettings settings) {
        return settings.connection(settings.server())
                .filter(_ -> !settings.model().isEmpty())
                .<Thinker>map(connection -> new WithModel(connection, settings.model()))
                .orElse(NOBODY);
    }

    /// Models that only compare meanings can't think.
    private static boolean writes(ModelInfo model) {
        Set<String> abilities = model.abilities();
        return !abilities.contains("embedding") || abilities.contains("completion");
    }
}
