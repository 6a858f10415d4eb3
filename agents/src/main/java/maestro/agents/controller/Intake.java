package maestro.agents.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Spent;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelServers;
import maestro.agents.model.Usage;
import maestro.agents.role.Clarifier;
import maestro.agents.role.Roles;
import maestro.agents.role.StepContext;
import maestro.agents.role.Unclear;
import maestro.agents.source.Source;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Asks back before there is a mission: by the request's own model, within its egress, and with
/// personal data masked as its mission would. Nothing of it is journalled.
///
/// @param engines roles by the name that missions give
record Intake(Function<Mission, Source> sources, Map<String, Roles> engines, ModelServers servers) {
    private static final String NO_ID = "0";

    Clarification ask(MissionRequest request, Clarification.Listener listener)
            throws InterruptedException {
        Requests.check(request, engines.keySet());
        Words words = new Words(request.language());
        ModelProfile profile = request.profile();
        Roles roles = engines.get(request.engine());
        if (profile == null || roles == null) {
            throw new IllegalArgumentException(words.text("clarify.model"));
        }
        Mission mission = Requests.mission(request, NO_ID, Instant.EPOCH);
        Clarifier clarifier = roles.clarifier();
        try (Models models = new Models(mission, servers)) {
            Preliminary context =
                    new Preliminary(mission, sources.apply(mission), models, words, listener);
            List<Unclear> questions =
                    clarifier
                            .clarify(context)
                            .orElseThrow(() ->
                                    new ModelException(
                                            ModelException.Kind.UNREADABLE,
                                            Message.of("model.clarify.unusable"),
                                            null));
            return new Clarification(questions, context.spent);
        }
    }

    /// A step of no mission.
    private static final class Preliminary implements StepContext {
        private final Mission mission;
        private final Source source;
        private final Models models;
        private final Words words;
        private final Clarification.Listener listener;
        private Spent spent = Spent.NOTHING;

        Preliminary(
                Mission mission,
                Source source,
                Models models,
                Words words,
                Clarification.Listener listener) {
            this.mission = mission;
            this.source = source;
            this.models = models;
            this.words = words;
            this.listener = listener;
        }

        @Override
        public Mission mission() {
            return mission;
        }

        @Override
        public Source source() {
            return source;
        }

        @Override
        public ChatReply ask(String call, ChatRequest request) throws InterruptedException {
            ChatReply reply = model().chat(request, new Telling());
            spent = spent.plus(reply.usage(), cost(mission.profile(), reply.usage()));
            listener.spent(spent);
            return reply;
        }

        @Override
        public int contextTokens() throws InterruptedException {
            return model().contextTokens();
        }

        private static double cost(@Nullable ModelProfile profile, Usage usage) {
            return profile == null
                    ? 0
                    : profile.price().of(usage.promptTokens(), usage.completionTokens());
        }

        private ChatModel model() {
            return models.of(new Task(Phase.PLANNING, "clarify", AgentKind.PLANNING, "", ""));
        }

        @Override
        public void reason(String text) {
            listener.told(text);
        }

        private final class Telling implements ChatListener {
            @Override
            public void text(String piece) {
                listener.heard();
            }

            @Override
            public void reasoning(String piece) {
                listener.heard();
            }

            @Override
            public void masked(int count) {
                listener.told(words.text("model.masked", count));
            }

            @Override
            public void retrying(ModelException failure, Duration wait) {
                listener.told(words.text("model.again", words.within(failure), wait.toSeconds()));
            }
        }
    }
}
