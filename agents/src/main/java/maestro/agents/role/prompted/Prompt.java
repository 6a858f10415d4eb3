package maestro.agents.role.prompted;

import java.util.List;
import java.util.Locale;

/// What a model is asked. The text of each stands in the resources of this package, in English and
/// Korean: what the model is, a line of three hyphens, and what it is asked, with placeholders.
public enum Prompt {
    PLAN(
            3_000,
            List.of("answers", "outline", "tone"),
            "questions",
            "documents",
            "titles",
            "excerpts",
            "themes"),
    CLARIFY(1_200, List.of("answers"), "questions", "chosen", "place", "documents", "titles"),
    SEARCH(800, List.of("answers"), "question", "section", "questions", "languages"),
    READ(3_000, List.of("answers"), "question", "questions", "passages"),
    REVIEW(2_000, List.of("answers", "unread"), "questions", "round", "notes"),
    WRITE(2_000, List.of("answers", "tone"), "questions", "outline", "section", "purpose", "notes"),
    REVISE(2_000, List.of("answers", "tone"), "section", "draft", "complaints", "notes"),
    SUMMARY(1_500, List.of("answers", "tone"), "questions", "sentences"),
    CRITICISE(1_500, "questions", "drafts"),
    CONTRAST(1_000, "questions", "notes"),
    ADVISE(2_000, "task", "questions", "round", "notes", "passages"),
    EXAMINE(1_500, "task", "questions", "sentences"),
    CHECK(2_000, "sentences");

    /// Where what the user says to the agent meanwhile is put in.
    static final String MESSAGES = "messages";

    private final int replyTokens;
    private final List<String> optional;
    private final List<String> placeholders;

    Prompt(int replyTokens, String... placeholders) {
        this(replyTokens, List.of(), placeholders);
    }

    Prompt(int replyTokens, List<String> optional, String... placeholders) {
        this.replyTokens = replyTokens;
        this.optional = optional;
        this.placeholders = List.of(placeholders);
    }

    /// The longest answer, what the model thinks not counted.
    public int replyTokens() {
        return replyTokens;
    }

    /// Names that stand in the text as `{{name}}`, each at least once.
    public List<String> placeholders() {
        return placeholders;
    }

    /// Names of what there may be for it or not, most of it from the mission's brief. The program's
    /// own texts have them; where another text hasn't, what they hold is put at its end.
    public List<String> optional() {
        return optional;
    }

    /// "plan", as in the names of files.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
