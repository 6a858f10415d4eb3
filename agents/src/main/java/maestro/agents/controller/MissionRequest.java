package maestro.agents.controller;

import java.util.List;
import maestro.agents.mission.Brief;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Sources;
import org.jspecify.annotations.Nullable;

/// What the user asks for.
///
/// @param title null for one made from the questions
/// @param collection null for the whole library
/// @param profile the language models; null for evidence mode
/// @param sources where evidence is looked for
/// @param brief how it is to be done
/// @param agents of the user's own, beside the five
public record MissionRequest(
        @Nullable String title,
        List<String> questions,
        @Nullable String collection,
        Language language,
        Limits limits,
        boolean approvePlan,
        @Nullable ModelProfile profile,
        Egress egress,
        Sources sources,
        Brief brief,
        List<CustomAgent> agents) {
    public MissionRequest {
        agents = List.copyOf(agents);
    }

    /// Over the library alone.
    public MissionRequest(
            @Nullable String title,
            List<String> questions,
            @Nullable String collection,
            Language language,
            Limits limits,
            boolean approvePlan,
            @Nullable ModelProfile profile,
            Egress egress) {
        this(
                title,
                questions,
                collection,
                language,
                limits,
                approvePlan,
                profile,
                egress,
                Sources.LIBRARY,
                Brief.NONE,
                List.of());
    }

    /// In evidence mode, with nothing leaving the machine.
    public MissionRequest(
            @Nullable String title,
            List<String> questions,
            @Nullable String collection,
            Language language,
            Limits limits,
            boolean approvePlan) {
        this(title, questions, collection, language, limits, approvePlan, null, Egress.PRIVATE);
    }

    /// To be done in another way.
    public MissionRequest with(Brief brief) {
        return new MissionRequest(
                title,
                questions,
                collection,
                language,
                limits,
                approvePlan,
                profile,
                egress,
                sources,
                brief,
                agents);
    }

    /// Who does the work, by the name that a [maestro.agents.mission.Mission] gives it.
    public String engine() {
        return profile == null ? Mission.EVIDENCE : Mission.MODEL;
    }

    public static MissionRequest of(String question) {
        return new MissionRequest(
                null, List.of(question), null, Language.of(question), Limits.DEFAULT, false);
    }
}
