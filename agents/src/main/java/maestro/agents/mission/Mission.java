package maestro.agents.mission;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One research request.
///
/// @param id short, unique in this home, safe in a file name
/// @param questions at least one, as the user asked them
/// @param collection whose documents are searched; null for the whole library
/// @param engine who does the roles' work: "evidence" for the agents without a model, "model" for
///   those with one
/// @param profile the models; null in evidence mode
/// @param approvePlan whether the plan waits for the user before research begins
/// @param sources where evidence is looked for
/// @param brief how it is to be done
/// @param agents of the user's own, beside the five
public record Mission(
        String id,
        String title,
        List<String> questions,
        @Nullable String collection,
        Language language,
        String engine,
        Limits limits,
        boolean approvePlan,
        Instant created,
        @Nullable ModelProfile profile,
        Egress egress,
        Sources sources,
        Brief brief,
        List<CustomAgent> agents) {
    public static final String EVIDENCE = "evidence";
    public static final String MODEL = "model";

    public Mission {
        agents = List.copyOf(agents);
        questions = questions.stream().map(String::strip).filter(q -> !q.isEmpty()).toList();
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("A mission needs at least one question");
        }
    }

    /// In evidence mode, with nothing leaving the machine.
    public Mission(
            String id,
            String title,
            List<String> questions,
            @Nullable String collection,
            Language language,
            String engine,
            Limits limits,
            boolean approvePlan,
            Instant created) {
        this(
                id,
                title,
                questions,
                collection,
                language,
                engine,
                limits,
                approvePlan,
                created,
                null,
                Egress.PRIVATE,
                Sources.LIBRARY,
                Brief.NONE,
                List.of());
    }

    /// Who works: the names of the models, each once, or "evidence".
    public List<String> thinkers() {
        ModelProfile models = profile;
        return models == null
                ? List.of(engine)
                : Stream.concat(
                                Stream.of(AgentKind.values())
                                        .filter(agent -> agent != AgentKind.CUSTOM)
                                        .map(models::model),
                                agents.stream()
                                        .filter(agent -> agent.plugin().isEmpty())
                                        .map(agent -> agent.model(models)))
                        .distinct()
                        .toList();
    }
}
