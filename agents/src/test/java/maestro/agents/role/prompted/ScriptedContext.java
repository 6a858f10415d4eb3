package maestro.agents.role.prompted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Sources;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.Usage;
import maestro.agents.role.StepContext;
import maestro.agents.source.Source;

/// A step whose model answers by a script.
final class ScriptedContext implements StepContext {
    private final Source source;
    private final int contextTokens;
    private final UnaryOperator<String> answers;

    /// Names of the calls.
    final List<String> asked = new ArrayList<>();

    final List<ChatRequest> requests = new ArrayList<>();
    final List<String> said = new ArrayList<>();

    /// @param answers gets what is asked, gives the reply's text
    ScriptedContext(Source source, int contextTokens, UnaryOperator<String> answers) {
        this.source = source;
        this.contextTokens = contextTokens;
        this.answers = answers;
    }

    @Override
    public Mission mission() {
        return new Mission(
                "m",
                "Bees",
                List.of("Why are honey bees lost?"),
                null,
                Language.ENGLISH,
                "ollama",
                Limits.DEFAULT,
                false,
                Instant.EPOCH,
                ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "m"),
                Egress.PRIVATE,
                Sources.LIBRARY,
                Brief.NONE,
                List.of());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public ChatReply ask(String call, ChatRequest request) {
        asked.add(call);
        requests.add(request);
        String text = answers.apply(request.messages().get(1).text());
        return new ChatReply(text, "", new Usage(1, 1), ChatReply.End.STOP);
    }

    @Override
    public int contextTokens() {
        return contextTokens;
    }

    @Override
    public void reason(String text) {
        said.add(text);
    }
}
