package maestro.agents.role.evidence;

import maestro.agents.role.Roles;

/// Puts the four roles of evidence mode together.
public final class EvidenceRoles {
    private EvidenceRoles() {}

    /// Roles that share what they have read of the documents; use one set for all missions. Safe
    /// for use by several threads at once.
    public static Roles create() {
        Reading reading = new Reading();
        return new Roles(
                new EvidencePlanner(reading),
                new EvidenceResearcher(reading),
                new EvidenceReflector(reading),
                new EvidenceWriter(reading));
    }
}
