package maestro.agents.mission;

/// Where a mission stands.
public enum Phase {
    CREATED,
    PLANNING,
    /// the plan waits for the user
    AWAITING_APPROVAL,
    RESEARCH,
    REFLECTION,
    WRITING,
    VERIFICATION,
    PAUSED,
    FINISHED,
    /// ended by the user, without a report
    STOPPED,
    /// ended by a fault; may be resumed
    FAILED;

    /// Whether nothing more happens unless the user asks for it.
    public boolean atRest() {
        return this == CREATED
                || this == AWAITING_APPROVAL
                || this == PAUSED
                || this == FINISHED
                || this == STOPPED
                || this == FAILED;
    }

    public boolean ended() {
        return this == FINISHED || this == STOPPED;
    }
}
