package maestro.agents.plugin;

import java.util.List;

/// What an agent of the user's own answers with. What doesn't stand up is left out: unknown ids,
/// and findings whose quote isn't in a passage that the agent was shown. Nothing of it goes into
/// the report by itself.
///
/// @param remarks for other agents, which read them in their next steps
/// @param questions for the next round
/// @param drops notes that aren't worth keeping; at most a third of all
/// @param findings of its own
/// @param again sentences of the draft that should be looked at again
public record Advice(
        List<Remark> remarks,
        List<Ask> questions,
        List<Drop> drops,
        List<Claim> findings,
        List<Again> again) {
    public static final Advice NONE =
            new Advice(List.of(), List.of(), List.of(), List.of(), List.of());

    public Advice {
        remarks = List.copyOf(remarks);
        questions = List.copyOf(questions);
        drops = List.copyOf(drops);
        findings = List.copyOf(findings);
        again = List.copyOf(again);
    }

    /// Who reads a remark.
    public enum Reader {
        RESEARCH,
        REFLECTION,
        WRITING
    }

    /// One sentence for another agent.
    public record Remark(Reader to, String text) {}

    /// A question that the documents may answer.
    ///
    /// @param section its id
    public record Ask(String section, String question, String reason) {}

    /// @param note its id
    public record Drop(String note, String reason) {}

    /// @param section its id
    /// @param passage its key
    /// @param finding what the quote says, in one sentence
    /// @param quote copied from the passage letter for letter
    public record Claim(String section, String passage, String finding, String quote) {}

    /// @param sentence its number
    public record Again(int sentence, String reason) {}
}
