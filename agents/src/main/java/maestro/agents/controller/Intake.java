package maestro.agents.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import maestro.agents.controller.step.Models;
import maestro.agents.controller.step.Task;
import maestro.agents.controller.step.Words;
import maestro.agents.journal.MissionState;
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
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ModelServers;
import maestro.agents.model.Usage;
import maestro.agents.role.Clarifier;
import maestro.agents.role.Roles;
import maestro.agents.role.StepContext;
import maestro.agents.role.Unclear;
import maestro.agents.source.Source;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What comes before there is a mission: whether its models are able, and asking back, by the
/// request's own model, within its egress, and with personal data masked as its mission would.
/// Nothing of it is journalled.
///
/// @param engines roles by the name that missions give
record Intake(Function<Mission, Source> sources, Map<String, Roles> engines, ModelServers servers) {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String NO_ID = "0";

    /// What no trying again mends.
    private static final Set<ModelException.Kind> HOPELESS =
            EnumSet.of(ModelException.Kind.REFUSED, ModelException.Kind.UNKNOWN_MODEL);

    /// @throws IllegalArgumentException where there is nothing to look in, or a model's server says
    ///   that its context has no room to plan, read and write; one that says nothing, or can't be
    ///   asked, is no reason
    /// @throws ModelException where it does not take the key, or has no such model
    void check(MissionRequest request) throws InterruptedException {
        Requests.check(request, engines.keySet());
        check(Requests.mission(request, NO_ID, Instant.EPOCH));
    }

    /// As [#check(MissionRequest)], for one that there is, unless all that a model does is done.
    void check(MissionState state) throws InterruptedException {
        if (!state.phase().ended() && state.verification().isEmpty()) {
            check(state.mission());
        }
    }

    private void check(Mission mission) throws InterruptedException {
        Words words = new Words(mission.language());
        if (!mission.sources().beyond() && sources.apply(mission).documents().isEmpty()) {
            String collection = mission.collection();
            throw new IllegalArgumentException(
                    words.text(
                            "request.empty",
                            collection == null ? 0 : 1,
                            String.valueOf(collection)));
        }
        ModelProfile profile = mission.profile();
        Roles roles = engines.get(mission.engine());
        if (profile == null || roles == null) {
            return;
        }
        boolean thinks = profile.thinking() != ChatRequest.Thinking.OFF;
        int least = roles.writer().leastContext(mission.language(), thinks);
        Set<String> named = new TreeSet<>(profile.roles().values());
        named.add(profile.model());
        try (Models models = new Models(mission, servers)) {
            for (ModelInfo model : told(models.server(), named)) {
                if (model.contextTokens() > 0 && model.contextTokens() < least) {
                    throw new IllegalArgumentException(
                            words.text(
                                    "request.context", model.name(), model.contextTokens(), least));
                }
            }
        } catch (ModelException e) {
            if (HOPELESS.contains(e.kind())) {
                throw e;
            }
            LOG.debug("no word on the context of {}", profile.model(), e);
        }
    }

    /// By the list where asking for one would load it.
    private static List<ModelInfo> told(ModelServer server, Set<String> named)
            throws InterruptedException {
        List<ModelInfo> told = new ArrayList<>();
        if (server.keepsModels()) {
            for (String name : named) {
                told.add(server.details(name));
            }
        } else {
            server.models().stream().filter(m -> named.contains(m.name())).forEach(told::add);
        }
        return told;
    }

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
