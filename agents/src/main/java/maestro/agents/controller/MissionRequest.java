package maestro.agents.controller;

import java.util.List;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import org.jspecify.annotations.Nullable;

/// What the user asks for.
///
/// @param title null for one made from the questions
/// @param collection null for the whole library
/// @param engine "evidence"
public record MissionRequest(
        @Nullable String title,
        List<String> questions,
        @Nullable String collection,
        Language language,
        String engine,
        Limits limits,
        boolean approvePlan) {

    public static MissionRequest of(String question) {
        return new MissionRequest(
                null,
                List.of(question),
                null,
                Language.of(question),
                "evidence",
                Limits.DEFAULT,
                false);
    }
}
