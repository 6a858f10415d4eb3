package maestro.agents.controller;

import java.util.List;
import maestro.agents.mission.Spent;
import maestro.agents.role.Unclear;

/// What a model would have to know before a mission begins.
///
/// @param questions at most [maestro.agents.role.Clarifier#MOST]; none where nothing is unclear
/// @param spent by asking, for [Missions#create(MissionRequest, Spent)]
public record Clarification(List<Unclear> questions, Spent spent) {
    public Clarification {
        questions = List.copyOf(questions);
    }

    /// Hears of the asking while it goes on, on the thread that asks.
    public interface Listener {
        /// What happens, in the request's language: what was masked, why it is asked again.
        default void told(String words) {}

        /// A reply has come, whether or not it can be used.
        default void spent(Spent soFar) {}

        /// Another piece of the model's answer or of its thoughts has come.
        default void heard() {}
    }
}
