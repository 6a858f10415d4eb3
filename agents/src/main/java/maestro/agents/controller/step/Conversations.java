package maestro.agents.controller.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import maestro.agents.journal.MissionEvent.Voice;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.ModelCall;
import maestro.agents.mission.Phase;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;
import maestro.agents.model.Tokens;
import maestro.agents.model.Usage;

/// Calls to language models as durable work: a reply is journalled before it is used, and a call
/// that an earlier run completed is answered from the journal. Safe for use by several threads.
public final class Conversations {
    private final MissionState state;
    private final Models models;
    private final Allowance allowance;
    private final Words words;

    /// A server that never answered in this run is not waited for: the user is still there.
    private volatile boolean answered;

    /// @param state of the mission when the run begins
    public Conversations(MissionState state, Models models, Allowance allowance, Words words) {
        this.state = state;
        this.models = models;
        this.allowance = allowance;
        this.words = words;
    }

    int contextTokens(Step step) throws InterruptedException {
        int tokens = models.of(step.task()).contextTokens(new Listening(step, ""));
        answered = true;
        return tokens;
    }

    /// @throws maestro.agents.role.AllowanceException where the limits leave no room
    ChatReply ask(Step step, String call, ChatRequest request) throws InterruptedException {
        ChatModel model = models.of(step.task());
        String fingerprint = fingerprint(model.name(), request);
        ModelCall known = state.answered(step.key()).get(call);
        if (known != null && known.fingerprint().equals(fingerprint)) {
            step.stream(call, Voice.TEXT, known.reply().text());
            return known.reply();
        }
        Usage expected = expected(request);
        Phase phase = step.task().phase();
        allowance.reserve(expected, phase);
        try {
            Listening listening = new Listening(step, call);
            ChatReply reply = model.chat(request, listening);
            answered = true;
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - listening.began);
            step.replied(
                    new ModelCall(
                            call,
                            model.name(),
                            fingerprint,
                            reply,
                            allowance.price(reply.usage()),
                            millis));
            allowance.take(reply.usage());
            return reply;
        } finally {
            allowance.release(expected);
        }
    }

    private static Usage expected(ChatRequest request) {
        int prompt =
                request.messages().stream().map(ChatMessage::text).mapToInt(Tokens::estimate).sum();
        return new Usage(prompt, request.replyTokens());
    }

    /// Tells one call from another.
    public static String fingerprint(String model, ChatRequest request) {
        try {
            byte[] asked = (model + "\n" + request).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(asked));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// Journals what is said while it is said.
    private final class Listening implements ChatListener {
        private final Step step;
        private final String call;
        private int attempt = 1;
        private long began = System.nanoTime();
        private boolean itsTurn;

        Listening(Step step, String call) {
            this.step = step;
            this.call = call;
        }

        /// How long a call waited for its turn says nothing of the model's speed.
        @Override
        public void begun() {
            began = itsTurn ? began : System.nanoTime();
            itsTurn = true;
        }

        @Override
        public void text(String piece) {
            step.stream(name(), Voice.TEXT, piece);
        }

        @Override
        public void reasoning(String piece) {
            step.stream(name(), Voice.REASONING, piece);
        }

        @Override
        public void masked(int count) {
            step.reason(words.text("model.masked", count));
        }

        @Override
        public Duration patience() {
            return answered ? allowance.time() : Duration.ZERO;
        }

        @Override
        public void retrying(ModelException failure, Duration wait) {
            attempt++;
            String what =
                    failure.kind() == ModelException.Kind.UNREACHABLE
                            ? "model.away"
                            : "model.again";
            step.reason(words.text(what, words.within(failure), wait.plusMillis(999).toSeconds()));
        }

        private String name() {
            return attempt == 1 ? call : call + " (" + attempt + ")";
        }
    }
}
