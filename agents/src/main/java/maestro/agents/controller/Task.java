package maestro.agents.controller;

import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;

/// What a step is.
///
/// @param phase that the mission is in while the step runs
/// @param key the same for the same work in every run
record Task(Phase phase, String key, AgentKind agent, String title, String input) {}
