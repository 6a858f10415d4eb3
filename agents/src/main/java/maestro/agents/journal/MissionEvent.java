package maestro.agents.journal;

import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Spent;

/// One entry of a mission's stream.
public sealed interface MissionEvent {

    /// Always first, and only once.
    record Created(Mission mission) implements MissionEvent {}

    /// The mission begins with steps of another: the entries that follow are copies of them, as
    /// many as the origin says.
    record Branched(Origin origin) implements MissionEvent {}

    /// The model was asked before the mission what it would have to know.
    ///
    /// @param spent by that, which the mission's limits count
    record AskedBack(Spent spent) implements MissionEvent {}

    /// @param reason in words, in the mission's language; empty where the phase says it all
    record PhaseChanged(Phase phase, String reason) implements MissionEvent {}

    record RoundStarted(int round) implements MissionEvent {}

    /// A durable unit of work began. The same key may start again after a kill; whatever it said
    /// before is then void.
    ///
    /// @param step stable key: the same work has the same key in every run, for example
    ///   "round1/s2.q1/search"
    /// @param title for people, in the mission's language
    /// @param input what the step was given, for people
    record StepStarted(String step, AgentKind agent, String title, String input)
            implements MissionEvent {}

    /// A line of an agent's reasoning, while a step runs.
    record Reasoned(String step, AgentKind agent, String text) implements MissionEvent {}

    /// A piece of what a language model says while it says it. The call's [ModelReplied] holds the
    /// whole; pieces without one are void.
    ///
    /// @param call as in [ModelCall#call], with its number where it was made again: "plan (2)"
    record Streamed(String step, AgentKind agent, String call, Voice voice, String piece)
            implements MissionEvent {}

    /// What a model's words are.
    enum Voice {
        TEXT,
        REASONING
    }

    /// A language model has answered. The call is not made again, whatever becomes of its step.
    record ModelReplied(String step, AgentKind agent, ModelCall call) implements MissionEvent {}

    /// @param millis of work in this run
    record StepFinished(String step, AgentKind agent, Outcome outcome, long millis)
            implements MissionEvent {}

    /// @param message what happened, what was kept and what to do
    record StepFailed(String step, AgentKind agent, String message) implements MissionEvent {}

    /// The user changed the outline.
    record PlanEdited(Plan plan) implements MissionEvent {}

    record PlanApproved(int version) implements MissionEvent {}

    /// The user says something to an agent. Steps that begin later read it.
    ///
    /// @param agent the controller for all of them
    record Steered(AgentKind agent, String text) implements MissionEvent {}

    /// Research ends early. Each limit is met once at most.
    ///
    /// @param limit "rounds", "time", "steps", "calls", "tokens", "cost", or "user" where the user
    ///   asked for the report now
    record LimitMet(String limit, String message) implements MissionEvent {}

    /// Four fifths of a limit on language models are used. Told once in each run.
    record LimitNear(String limit, String message) implements MissionEvent {}
}
