package maestro.agents.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ModelServers;
import maestro.agents.model.PullProgress;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.Tokens;
import maestro.agents.model.Usage;

/// A model server that answers by a script: the same request gets the same answer.
final class ScriptedModel implements ModelServers {
    private static final Pattern PASSAGE =
            Pattern.compile(
                    "\\[(P\\d+)] from \"[^\"]*\"\\n(.+?)(?=\\n\\n\\[P|\\n\\n)", Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile("\\[(N\\d+)] (.+)");
    private static final Pattern CITED = Pattern.compile("(?m)^(.+?)\\.? ((?:\\[N\\d+])+)$");
    private static final Pattern SENTENCE = Pattern.compile("(?:[^.!?]|[.](?=\\d)){20,300}[.!?]");

    private final BiFunction<String, ChatRequest, String> script;
    private Consumer<Integer> before = _ -> {};
    int context = 16_000;
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger replies = new AtomicInteger();
    final List<String> answered = new CopyOnWriteArrayList<>();
    final List<Duration> patience = new CopyOnWriteArrayList<>();

    /// @param script answer by the schema's name ("text" where there is none) and the request
    ScriptedModel(BiFunction<String, ChatRequest, String> script) {
        this.script = script;
    }

    /// Answers as a careful model does, with nothing but what it was given.
    static ScriptedModel faithful() {
        return new ScriptedModel(ScriptedModel::faithful);
    }

    /// Something that happens before each call, which gets its number from 1.
    ScriptedModel before(Consumer<Integer> happening) {
        before = happening;
        return this;
    }

    static String faithful(String kind, ChatRequest request) {
        String asked = request.messages().get(1).text();
        return switch (kind) {
            case "outline" ->
                    """
                    {"sections":[{"title":"Causes of winter losses","purpose":"To say what kills colonies.","parts":[
                    {"title":"The Varroa mite","purpose":"p","question":"How does the Varroa mite weaken honey bees?"},
                    {"title":"Pesticides","purpose":"p","question":"Which harm do pesticides do to bees?"}]}]}
                    """;
            case "queries" ->
                    "{\"queries\":[{\"query\":\"mites and colony losses\",\"reason\":\"other words\"}]}";
            case "notes" -> notes(asked);
            case "verdict" -> "{\"score\":0.9,\"gaps\":[],\"redundant\":[],\"complaints\":[]}";
            case "complaints" -> "{\"complaints\":[]}";
            case "contrasts" -> "{\"pairs\":[]}";
            case "checks" -> checks(asked);
            case "counsel" ->
                    """
                    {"remarks":[{"to":"WRITING","text":"Give each number with its year."}],"questions":[
                    {"section":"s1","question":"Since when is oxalic acid used against mites?","reason":"A year is missing."}],
                    "drop":[],"findings":[]}
                    """;
            case "examination" ->
                    "{\"again\":[{\"number\":1,\"reason\":\"Which year?\"}],\"remarks\":[]}";
            default -> text(asked);
        };
    }

    private static String notes(String asked) {
        List<String> notes = new ArrayList<>();
        String about =
                asked.contains("How does the Varroa mite")
                        ? "mites"
                        : asked.contains("Which harm")
                                ? "icotinoid"
                                : asked.contains("colonies") ? "winter" : "";
        Matcher passage = PASSAGE.matcher(asked + "\n\n");
        while (passage.find()) {
            Matcher sentence = SENTENCE.matcher(passage.group(2).replaceAll("\\s+", " "));
            while (sentence.find()) {
                String words = sentence.group().strip().replaceAll("[\"\\\\]", "'");
                if (!words.contains(about)) {
                    continue;
                }
                notes.add(
                        """
                        {"passage":"%s","score":8,"finding":"%s","quote":"%s","trust":7,"reason":"measured"}
                        """
                                .formatted(passage.group(1), words, words));
            }
        }
        return "{\"notes\":[" + String.join(",", notes) + "]}";
    }

    private static String checks(String asked) {
        List<String> checks = new ArrayList<>();
        Matcher number = Pattern.compile("(?m)^(\\d+)\\. ").matcher(asked);
        while (number.find()) {
            checks.add(
                    "{\"number\":%s,\"verdict\":\"YES\",\"missing\":\"\"}"
                            .formatted(number.group(1)));
        }
        return "{\"checks\":[" + String.join(",", checks) + "]}";
    }

    /// A section from its notes, a summary from the report's sentences.
    private static String text(String asked) {
        StringBuilder text = new StringBuilder();
        Matcher note = NOTE.matcher(asked);
        while (note.find() && text.length() < 1_500) {
            text.append(note.group(2).replaceAll("[.]$", ""))
                    .append(" [")
                    .append(note.group(1))
                    .append("]. ");
        }
        Matcher cited = CITED.matcher(asked);
        while (text.isEmpty() || (cited.find() && text.length() < 600)) {
            if (text.isEmpty() && !cited.find()) {
                return "Nothing.";
            }
            text.append(cited.group(1)).append(' ').append(cited.group(2)).append(". ");
        }
        return text.toString();
    }

    @Override
    public ModelServer open(ServerAddress address) {
        return new Server(address);
    }

    private final class Server implements ModelServer {
        private final ServerAddress address;

        Server(ServerAddress address) {
            this.address = address;
        }

        @Override
        public ServerAddress address() {
            return address;
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<ModelInfo> models() {
            return List.of(ModelInfo.of("scripted", context));
        }

        @Override
        public ModelInfo details(String model) {
            return ModelInfo.of(model, context);
        }

        @Override
        public boolean keepsModels() {
            return false;
        }

        @Override
        public void pull(String model, Consumer<PullProgress> progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String model) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatModel chat(String model) {
            return new Chat(model);
        }

        @Override
        public void close() {}
    }

    private final class Chat implements ChatModel {
        private final String name;

        Chat(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int contextTokens(ChatListener listener) {
            patience.add(listener.patience());
            return context;
        }

        @Override
        public ChatReply chat(ChatRequest request, ChatListener listener)
                throws InterruptedException {
            patience.add(listener.patience());
            before.accept(calls.incrementAndGet());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            String kind = request.schema() == null ? "text" : request.schema().name();
            String text = script.apply(kind, request);
            listener.reasoning("Thinking about it.");
            int half = text.length() / 2;
            listener.text(text.substring(0, half));
            listener.text(text.substring(half));
            int prompt = request.messages().stream().mapToInt(m -> Tokens.estimate(m.text())).sum();
            replies.incrementAndGet();
            answered.add(kind);
            return new ChatReply(
                    text,
                    "Thinking about it.",
                    new Usage(prompt, Tokens.estimate(text)),
                    ChatReply.End.STOP);
        }
    }
}
