package maestro.agents.controller;

import java.util.Map;
import java.util.function.Function;
import maestro.agents.journal.Journal;
import maestro.agents.mission.Mission;
import maestro.agents.model.ModelServers;
import maestro.agents.report.EvidenceVerifier;
import maestro.agents.role.Roles;
import maestro.agents.role.evidence.EvidenceRoles;
import maestro.agents.role.prompted.PromptedJudge;
import maestro.agents.role.prompted.PromptedRoles;
import maestro.agents.role.prompted.Prompts;
import maestro.agents.source.Outside;
import maestro.agents.source.Source;

/// Missions with the roles, the prompts and the judge of the program.
final class TestMissions {
    private TestMissions() {}

    static LocalMissions open(
            Journal journal,
            Function<Mission, Source> sources,
            Outside outside,
            ModelServers servers) {
        Prompts prompts = Prompts.builtIn();
        Roles evidence = EvidenceRoles.create();
        return LocalMissions.open(
                journal,
                sources,
                outside,
                Map.of(
                        Mission.EVIDENCE,
                        evidence,
                        Mission.MODEL,
                        PromptedRoles.create(prompts, evidence)),
                servers,
                new EvidenceVerifier(new PromptedJudge(prompts)),
                1);
    }
}
