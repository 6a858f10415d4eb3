package maestro.app.cli.mission;

import java.util.Locale;
import java.util.Map;
import maestro.agents.mission.Spent;

/// What language models took, as the command line says it.
final class SpentLine {
    private SpentLine() {}

    /// @param before begins the names where it is not what the mission itself took; else empty
    static void put(Map<String, Object> row, String before, Spent spent) {
        boolean own = before.isEmpty();
        row.put(own ? "calls" : before + "Calls", spent.calls());
        row.put(own ? "promptTokens" : before + "PromptTokens", spent.promptTokens());
        row.put(own ? "completionTokens" : before + "CompletionTokens", spent.completionTokens());
        row.put(own ? "cost" : before + "Cost", Math.round(spent.cost() * 1e6) / 1e6);
    }

    /// @param askedBack calls among them that were made before the mission
    static String words(Spent spent, int askedBack) {
        return spent.calls()
                + (spent.calls() == 1 ? " call, " : " calls, ")
                + spent.tokens()
                + " tokens"
                + (spent.cost() == 0 ? "" : String.format(Locale.ROOT, ", cost %.4f", spent.cost()))
                + (askedBack == 0 ? "" : " (" + askedBack + " to ask back)");
    }
}
