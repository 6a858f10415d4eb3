package maestro.agents.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// What a server's refusals mean.
public final class Failures {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /// A model is read from a disk in a minute or less, which three waits cover.
    private static final Duration WHILE_LOADING = Duration.ofSeconds(15);

    private static final int BODY = 16_384;
    private static final int WORDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "exceed_context|context_length_exceeded|context (?:size|length|window)|maximum"
                            + " context|too many tokens|prompt is too long|input length");
    private static final Pattern MEMORY = Pattern.compile("system memory|out of memory");
    private static final Pattern DISK =
            Pattern.compile("no space left on device|not enough space on the disk");
    private static final Pattern NO_CHAT = Pattern.compile("does not support (?:chat|generate)");
    private static final Pattern NO_CREDIT =
            Pattern.compile(
                    "insufficient_quota|insufficient credits|exceeded your current quota|billing");
    private static final Pattern LOADING = Pattern.compile("loading model|model is loading");

    /// llama.cpp could not read what its model wrote, mostly since it was cut off in a character.
    private static final Pattern NOT_READ =
            Pattern.compile("output that does not match the expected \\S+ format");

    private static final Pattern NO_MODEL =
            Pattern.compile(
                    "(?:model|deployment).{0,80}(?:not found|does ?n[o']t exist|not loaded)"
                            + "|model_not_found|no such model|not a valid model|deploymentnotfound");

    private final String host;
    private final String model;
    private final Clock clock;

    /// @param host told to people
    /// @param model that was asked, empty where none was
    public Failures(URI base, String model, Clock clock) {
        this.host = base.getHost();
        this.model = model;
        this.clock = clock;
    }

    /// A refusal.
    ///
    /// @param words the server's own
    public record Refusal(int status, String words, ModelException failure) {}

    /// What is wrong with an answer that is not a good one.
    public Optional<Refusal> refusal(Answer answer) throws InterruptedException {
        int status = answer.status();
        if (status >= 200 && status <= 299) {
            return Optional.empty();
        }
        if (status >= 300 && status <= 399) {
            return Optional.of(new Refusal(status, "", redirected(answer.location())));
        }
        String words = words(answer.text(BODY));
        @Nullable Duration wait = answer.retryAfter().map(this::duration).orElse(null);
        return Optional.of(new Refusal(status, words, of(status, words, wait)));
    }

    /// @throws ModelException where the answer is a refusal
    public void check(Answer answer) throws InterruptedException {
        Optional<Refusal> refusal = refusal(answer);
        if (refusal.isPresent()) {
            throw refusal.get().failure();
        }
    }

    private ModelException redirected(String to) {
        return elsewhere(to)
                ? failure(Kind.NOT_ALLOWED, Message.of("model.elsewhere", host, to), null)
                : failure(Kind.BAD_REQUEST, Message.of("model.moved", host, to), null);
    }

    private boolean elsewhere(String location) {
        try {
            String to = URI.create(location).getHost();
            return to != null && !to.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /// What a status and the server's own words mean.
    public ModelException of(int status, String words, @Nullable Duration wait) {
        String low = words.toLowerCase(Locale.ROOT);
        if (TOO_LONG.matcher(low).find() && status != 429) {
            return failure(Kind.TOO_LONG, Message.of("model.context", model, words), null);
        }
        if (status == 402 || status == 429 && NO_CREDIT.matcher(low).find()) {
            return failure(Kind.NO_CREDIT, Message.of("model.credit", host, words), null);
        }
        if (status == 503 && LOADING.matcher(low).find()) {
            return failure(
                    Kind.BUSY,
                    Message.of("model.loading", host),
                    wait == null ? WHILE_LOADING : wait);
        }
        if (status == 429 || status == 503 || status == 529) {
            return failure(Kind.BUSY, Message.of("model.busy", host, words), wait);
        }
        if (status == 401 || status == 403) {
            return failure(Kind.REFUSED, Message.of("model.key", host, words), null);
        }
        if (MEMORY.matcher(low).find()) {
            return failure(Kind.BAD_REQUEST, Message.of("model.memory", model, words), null);
        }
        if (DISK.matcher(low).find()) {
            return failure(Kind.BAD_REQUEST, Message.of("model.disk", host, words), null);
        }
        if (NO_CHAT.matcher(low).find()) {
            return failure(Kind.BAD_REQUEST, Message.of("model.noChat", model), null);
        }
        if (!model.isEmpty() && NO_MODEL.matcher(low).find()) {
            return failure(Kind.UNKNOWN_MODEL, Message.of("model.unknown", host, model), null);
        }
        if (NOT_READ.matcher(low).find()) {
            return failure(Kind.UNREADABLE, Message.of("model.notRead", host, words), null);
        }
        if (status >= 500 || status == 408) {
            return failure(Kind.SERVER_FAULT, Message.of("model.fault", host, words), wait);
        }
        if (status == 404) {
            return failure(Kind.BAD_REQUEST, Message.of("model.noServer", host), null);
        }
        return failure(Kind.BAD_REQUEST, Message.of("model.refused", host, words), null);
    }

    private static ModelException failure(Kind kind, Message message, @Nullable Duration wait) {
        return new ModelException(kind, message, wait, null);
    }

    /// Something else came than the protocol's form.
    public ModelException unreadable(String what) {
        return failure(
                Kind.UNREADABLE, Message.of("model.unreadable", host, shortened(what)), null);
    }

    /// @throws ModelException where it is no JSON
    public JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw unreadable(text);
        }
    }

    /// @throws ModelException where it is no object of JSON
    public JsonNode object(String text) {
        JsonNode json = json(text);
        if (!json.isObject()) {
            throw unreadable(text);
        }
        return json;
    }

    /// The requests under way together took more than the server's context.
    public ModelException shared() {
        return failure(Kind.BUSY, Message.of("model.shared", host), null);
    }

    /// The answer ended before the reply did.
    public ModelException cut() {
        return failure(Kind.CUT_OFF, Message.of("model.cut", host), null);
    }

    /// What a server says in `{"error": …}`, whatever its form; a web page's or other text as it
    /// is.
    public static String words(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? "" : words(json.has("error") ? json.get("error") : json);
        } catch (JsonProcessingException e) {
            return shortened(body.replaceAll("(?s)<(style|script).*?</\\1>|<[^>]*>", " "));
        }
    }

    /// The words of an error in JSON.
    public static String words(JsonNode error) {
        if (error.isTextual()) {
            String text = error.textValue();
            // Ollama passes on what its runner said, as JSON within the text
            return text.startsWith("{") ? words(text) : shortened(text);
        }
        for (String name : new String[] {"message", "error", "detail"}) {
            if (error.hasNonNull(name)) {
                String code = error.path("code").isTextual() ? error.path("code").textValue() : "";
                String words = words(error.get(name));
                return code.isEmpty() || words.contains(code) ? words : words + " (" + code + ")";
            }
        }
        return shortened(error.toString());
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        return plain.length() <= WORDS ? plain : plain.substring(0, WORDS) + "…";
    }

    private @Nullable Duration duration(String retryAfter) {
        return duration(retryAfter, clock);
    }

    /// What the header Retry-After says, at most two minutes; null where it is none.
    static @Nullable Duration duration(String retryAfter, Clock clock) {
        Duration wait;
        try {
            wait =
                    retryAfter.matches("\\d{1,9}(\\.\\d+)?")
                            ? Duration.ofMillis((long) (Double.parseDouble(retryAfter) * 1_000))
                            : Duration.between(
                                    clock.instant(),
                                    ZonedDateTime.parse(
                                            retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// An answer that is longer than any that is read.
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// What a broken connection means.
    public static ModelException broken(String host, IOException cause) {
        Optional<Message> ofTheProxy = ByProxy.problem(cause);
        if (ofTheProxy.isPresent()) {
            return new ModelException(Kind.UNREACHABLE, ofTheProxy.get(), cause);
        }
        if (outOfReach(cause)) {
            return new ModelException(Kind.NOT_ALLOWED, Message.of("model.private", host), cause);
        }
        return switch (cause) {
            case TooLongException _ ->
                    new ModelException(Kind.UNREADABLE, Message.of("model.endless", host), cause);
            case UnknownHostException _ ->
                    new ModelException(
                            Kind.UNREACHABLE, Message.of("model.unknownHost", host), cause);
            case ConnectException _, NoRouteToHostException _, SocketTimeoutException _ ->
                    new ModelException(
                            Kind.UNREACHABLE, Message.of("model.unreachable", host), cause);
            case SSLException _ ->
                    new ModelException(
                            Kind.UNREACHABLE,
                            Message.of("model.tls", host, String.valueOf(cause.getMessage())),
                            cause);
            default -> new ModelException(Kind.CUT_OFF, Message.of("model.cut", host), cause);
        };
    }

    static boolean outOfReach(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof GuardedNames.OutOfReachException
                    || Arrays.stream(at.getSuppressed())
                            .anyMatch(GuardedNames.OutOfReachException.class::isInstance)) {
                return true;
            }
        }
        return false;
    }
}
