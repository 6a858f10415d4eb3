package maestro.agents.model.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.JsonSchema;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.Tokens;
import maestro.agents.model.http.Answer;
import maestro.agents.model.http.Failures;
import maestro.agents.model.http.Failures.Refusal;
import maestro.agents.model.http.Http;
import maestro.agents.model.http.Limits;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A model behind a server, in whatever protocol.
public final class RemoteChatModel implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteChatModel.class);

    /// Of a message besides its text, in today's templates at most.
    private static final int TOKENS_AROUND = 8;

    private final String name;
    private final Http http;
    private final Dialect dialect;
    private final Failures failures;
    private final Calls calls;
    private final Learned learned;
    private volatile @Nullable ModelInfo info;

    public RemoteChatModel(
            String name,
            Http http,
            Dialect dialect,
            Failures failures,
            Calls calls,
            Learned learned) {
        this.name = name;
        this.http = http;
        this.dialect = dialect;
        this.failures = failures;
        this.calls = calls;
        this.learned = learned;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int contextTokens(ChatListener listener) throws InterruptedException {
        return context(info(listener));
    }

    private int context(ModelInfo info) {
        return info.contextTokens() > 0 ? info.contextTokens() : dialect.assumedContext();
    }

    private ModelInfo info(ChatListener listener) throws InterruptedException {
        ModelInfo known = info;
        if (known == null) {
            known = described(listener);
            info = known;
        }
        return known;
    }

    /// A server that fails at telling of its model may talk all the same.
    private ModelInfo described(ChatListener listener) throws InterruptedException {
        try {
            return calls.retries().call(dialect::details, listener);
        } catch (ModelException e) {
            if (e.kind() != Kind.SERVER_FAULT) {
                throw e;
            }
            LOG.warn(
                    "Nothing is known of {}; a context of {} tokens is assumed",
                    name,
                    dialect.assumedContext(),
                    e);
            return ModelInfo.of(name, 0);
        }
    }

    @Override
    public ChatReply chat(ChatRequest request, ChatListener listener) throws InterruptedException {
        ModelInfo model = info(listener);
        int prompt = tokens(request);
        int needed = prompt + request.replyTokens();
        if (needed > context(model)) {
            throw new ModelException(
                    Kind.TOO_LONG,
                    Message.of(
                            "model.tooLong", prompt, request.replyTokens(), name, context(model)),
                    null);
        }
        return calls.retries().call(() -> ask(request, model, needed, listener), listener);
    }

    private static int tokens(ChatRequest request) {
        int tokens = 0;
        for (ChatMessage message : request.messages()) {
            tokens += Tokens.estimate(message.text()) + TOKENS_AROUND;
        }
        JsonSchema schema = request.schema();
        return schema == null ? tokens : tokens + Tokens.estimate(schema.json());
    }

    private ChatReply ask(ChatRequest request, ModelInfo model, int needed, ChatListener listener)
            throws InterruptedException {
        Semaphore turns = calls.turns();
        turns.acquire();
        try {
            listener.begun();
            Optional<Learned.Room> room = learned.room();
            if (room.isEmpty()) {
                return post(request, model, needed, listener, false);
            }
            int taken = room.get().take(needed);
            try {
                return post(request, model, needed, listener, true);
            } finally {
                room.get().giveBack(taken);
            }
        } finally {
            turns.release();
        }
    }

    private ChatReply post(
            ChatRequest request, ModelInfo model, int needed, ChatListener listener, boolean shared)
            throws InterruptedException {
        long begin = System.nanoTime();
        Limits whole = calls.limits().reading(tokens(request));
        while (true) {
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            Limits limits = whole.within(whole.total().minus(spent));
            String json = dialect.json(request, model, needed);
            try (Answer answer = http.post(dialect.path(), json, limits)) {
                Optional<Refusal> refusal = failures.refusal(answer);
                if (refusal.isEmpty()) {
                    return shared
                            ? read(answer, request, listener)
                            : readAlone(answer, request, listener, model);
                }
                if (!dialect.adapt(request, refusal.get())) {
                    throw refusal.get().failure();
                }
            }
        }
    }

    /// A context that overflows once a reply has begun is one that several calls share, since this
    /// one fits: llama.cpp's slots do where it was not told how many there are to be.
    private ChatReply readAlone(
            Answer answer, ChatRequest request, ChatListener listener, ModelInfo model)
            throws InterruptedException {
        try {
            return read(answer, request, listener);
        } catch (ModelException e) {
            if (e.kind() != Kind.TOO_LONG) {
                throw e;
            }
            learned.share(context(model));
            throw failures.shared();
        }
    }

    private ChatReply read(Answer answer, ChatRequest request, ChatListener listener)
            throws InterruptedException {
        if (answer.type().startsWith("text/html")) {
            throw failures.unreadable(answer.text(1_000).replaceAll("<[^>]*>", " "));
        }
        Incoming incoming = new Incoming(listener, tokens(request));
        String line = answer.line();
        while (line != null && !incoming.over()) {
            if (!line.isBlank()) {
                dialect.line(line, incoming);
            }
            line = incoming.over() ? null : answer.line();
        }
        if (!incoming.whole()) {
            throw failures.cut();
        }
        answer.drain();
        return incoming.reply();
    }
}
