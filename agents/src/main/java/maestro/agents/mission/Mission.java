package maestro.agents.mission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One research request.
///
/// @param id short, unique in this home, safe in a file name
/// @param questions at least one, as the user asked them
/// @param collection whose documents are searched; null for the whole library
/// @param engine who does the roles' work: "evidence" for the agents without a model
/// @param approvePlan whether the plan waits for the user before research begins
public record Mission(
        String id,
        String title,
        List<String> questions,
        @Nullable String collection,
        Language language,
        String engine,
        Limits limits,
        boolean approvePlan,
        Instant created) {
    public Mission {
        questions = questions.stream().map(String::strip).filter(q -> !q.isEmpty()).toList();
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("A mission needs at least one question");
        }
    }
}
