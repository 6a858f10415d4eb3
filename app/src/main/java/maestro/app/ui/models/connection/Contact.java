package maestro.app.ui.models.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelInfo;

/// How things stand with a server.
public sealed interface Contact {

    /// Nobody has asked yet.
    record Unknown() implements Contact {}

    record Looking() implements Contact {}

    /// It answers.
    ///
    /// @param version empty where it tells none
    /// @param keepsModels whether models can be pulled and deleted there
    record Ready(String version, List<ModelInfo> models, boolean keepsModels) implements Contact {
        public Ready {
            models = List.copyOf(models);
        }

        /// The server's models, and after them those that the user has named.
        public static Ready of(
                String version, List<ModelInfo> listed, boolean keepsModels, List<String> named) {
            List<ModelInfo> all = new ArrayList<>(listed);
            for (String name : named) {
                if (all.stream().noneMatch(m -> m.name().equals(name))) {
                    all.add(new ModelInfo(name, 0, "", "", "", 0, Set.of(), null));
                }
            }
            return new Ready(version, all, keepsModels);
        }
    }

    record Failed(Throwable why) implements Contact {
        /// Whether nobody is at the address.
        public boolean nobodyThere() {
            return why instanceof ModelException model
                    && model.kind() == ModelException.Kind.UNREACHABLE;
        }
    }
}
