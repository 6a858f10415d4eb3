package maestro.agents.role.prompted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Language;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.JsonSchema;
import maestro.agents.model.ModelException;
import maestro.agents.model.Tokens;
import maestro.agents.model.reply.Replies;
import maestro.agents.model.reply.Reply;
import maestro.agents.model.reply.Schemas;
import maestro.agents.role.AllowanceException;
import maestro.agents.role.StepContext;
import maestro.agents.role.evidence.voice.Voice;
import org.jspecify.annotations.Nullable;

/// Asks a model within a step. An answer that can't be used is asked for again with what is wrong
/// with it, twice at most.
final class Asking {
    private static final int TRIES = 3;

    /// What thinking may take besides the answer.
    private static final int THINKING_TOKENS = 4_000;

    /// More makes small models worse, and the context that they need too large for a laptop.
    private static final int MOST_MATERIAL = 6_000;

    private static final int LEAST_MATERIAL = 300;

    /// For the words between the material and for roles and ends of turns.
    private static final int FRAME_TOKENS = 150;

    /// What is shown of an answer that has to be given again.
    private static final int MOST_SHOWN = 6_000;

    private final Prompts prompts;
    private final StepContext context;
    private final Voice voice;

    Asking(Prompts prompts, StepContext context) {
        this.prompts = prompts;
        this.context = context;
        this.voice =
                new Voice(context.mission().language(), "maestro.agents.role.prompted.messages");
    }

    Voice voice() {
        return voice;
    }

    void say(String key, Object... arguments) {
        context.reason(voice.say(key, arguments));
    }

    /// Tokens of context in which a prompt finds room beside its answer, with the least material.
    static int leastContext(String prompt, boolean thinks) {
        int asked = Tokens.estimate(prompt) + LEAST_MATERIAL;
        return thinks ? 2 * asked : (3 * asked + 1) / 2;
    }

    /// Tokens that the values of a prompt may take together.
    ///
    /// @param schema of the answer; null for text
    int material(Prompt prompt, @Nullable Class<? extends Record> schema)
            throws InterruptedException {
        String text = prompts.text(prompt, language());
        int fixed = Tokens.estimate(text) + FRAME_TOKENS;
        for (String words : said(prompt).values()) {
            fixed += Tokens.estimate(words);
        }
        if (schema != null) {
            // it is said in words, and sent beside them
            fixed += 2 * Tokens.estimate(Schemas.of(schema).json());
        }
        int room = context.contextTokens();
        return Math.clamp(room - fixed - replyTokens(prompt, room), LEAST_MATERIAL, MOST_MATERIAL);
    }

    /// @param call names the call within the step
    /// @param fault what is wrong with an answer that has the right form, in words for the model;
    ///   empty where nothing is
    /// @return empty where there is no usable answer, which the journal says
    <T extends Record> Optional<T> answer(
            String call,
            Prompt prompt,
            Map<String, String> values,
            Class<T> type,
            Function<T, String> fault)
            throws InterruptedException {
        JsonSchema schema = Schemas.of(type);
        Map<String, String> said = said(prompt);
        prompt.optional().stream()
                .filter(values::containsKey)
                .forEach(name -> said.put(name, values.get(name)));
        Prompts.Filled filled = prompts.fill(prompt, language(), values, said);
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(ChatMessage.system(filled.system()));
        messages.add(ChatMessage.user(filled.user() + "\n\n" + voice.say("form", schema.json())));
        ChatRequest.Thinking thinking = profile().thinking();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            String name = attempt == 1 ? call : call + "/" + attempt;
            Optional<ChatReply> reply = ask(name, prompt, messages, schema, thinking);
            if (reply.isEmpty()) {
                return Optional.empty();
            }
            String text = reply.get().text();
            Reply<T> read = Replies.read(text, type);
            String problem =
                    switch (read) {
                        case Reply.Usable<T>(T value, List<String> _) -> fault.apply(value);
                        case Reply.Unusable<T>(String wrong) -> wrong;
                    };
            if (problem.isEmpty() && read instanceof Reply.Usable<T>(T value, List<String> _)) {
                return Optional.of(value);
            }
            say(attempt < TRIES ? "again" : "unusable", problem);
            if (text.isBlank() && !reply.get().reasoning().isBlank()) {
                // it thought until its words were used up, and would again
                thinking = ChatRequest.Thinking.OFF;
            }
            messages = new ArrayList<>(messages.subList(0, 2));
            ChatMessage mend = ChatMessage.user(voice.say("mend", problem));
            messages.add(ChatMessage.assistant(shown(text, prompt, schema, messages, mend)));
            messages.add(mend);
        }
        return Optional.empty();
    }

    /// As much of an answer as fits beside what is asked: with a small context it is half of one.
    private String shown(
            String text,
            Prompt prompt,
            JsonSchema schema,
            List<ChatMessage> asked,
            ChatMessage mend)
            throws InterruptedException {
        int room = context.contextTokens();
        int left =
                room
                        - replyTokens(prompt, room)
                        - Tokens.estimate(schema.json())
                        - Tokens.estimate(mend.text())
                        - FRAME_TOKENS;
        for (ChatMessage message : asked) {
            left -= Tokens.estimate(message.text());
        }
        String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        int tokens = Tokens.estimate(shown);
        // by the densest letters, so that what is left fits whatever it is
        return tokens <= left
                ? shown
                : shown.substring(0, Math.min(shown.length(), Math.max(1, left) - 1)) + "…";
    }

    /// @return empty where there is no answer, which the journal says
    Optional<String> text(String call, Prompt prompt, Map<String, String> values)
            throws InterruptedException {
        Prompts.Filled filled = prompts.fill(prompt, language(), values, said(prompt));
        return ask(
                        call,
                        prompt,
                        List.of(
                                ChatMessage.system(filled.system()),
                                ChatMessage.user(filled.user())),
                        null,
                        profile().thinking())
                .map(ChatReply::text)
                .filter(t -> !t.isBlank());
    }

    /// What the user says beside the questions, by the name of its place in a prompt.
    private Map<String, String> said(Prompt prompt) {
        Brief brief = context.mission().brief();
        Map<String, String> said = new HashMap<>();
        said.put(Prompt.MESSAGES, messages(prompt));
        if (!brief.tone().isBlank()) {
            said.put("tone", voice.say("tone", brief.tone().strip()));
        }
        if (!brief.outline().isEmpty()) {
            said.put("outline", voice.say("outline", numbered(brief.outline())));
        }
        if (!brief.answers().isEmpty()) {
            StringBuilder lines = new StringBuilder(voice.say("answers"));
            brief.answers()
                    .forEach(a ->
                            // on one line, so that no answer looks like a part of the prompt
                            lines.append("\n- ").append(OneLine.of(a.words())));
            said.put("answers", lines.toString());
        }
        said.keySet()
                .removeIf(
                        name -> !name.equals(Prompt.MESSAGES) && !prompt.optional().contains(name));
        return said;
    }

    static String numbered(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append('\n').append(i + 1).append(". ").append(lines.get(i));
        }
        return text.toString();
    }

    /// What the user says meanwhile. Who checks sentences follows the quotes and nobody else.
    private String messages(Prompt prompt) {
        List<String> said = context.messages();
        if (said.isEmpty() || prompt == Prompt.CHECK) {
            return "";
        }
        StringBuilder lines = new StringBuilder(voice.say("messages"));
        said.forEach(text -> lines.append("\n- ").append(text));
        return lines.toString();
    }

    private Optional<ChatReply> ask(
            String call,
            Prompt prompt,
            List<ChatMessage> messages,
            @Nullable JsonSchema schema,
            ChatRequest.Thinking thinking)
            throws InterruptedException {
        try {
            return Optional.of(
                    context.ask(
                            call,
                            new ChatRequest(
                                    messages,
                                    schema,
                                    profile().temperature(),
                                    replyTokens(prompt, context.contextTokens()),
                                    thinking)));
        } catch (AllowanceException e) {
            context.reason(e.told());
            return Optional.empty();
        } catch (ModelException e) {
            if (e.kind() == ModelException.Kind.TOO_LONG
                    || e.kind() == ModelException.Kind.UNREADABLE) {
                say("unusable", e.explanation().text(language().locale()));
                return Optional.empty();
            }
            throw e;
        }
    }

    /// At most a third of what fits goes to the answer, so that something can be asked.
    private int replyTokens(Prompt prompt, int room) {
        boolean thinks = profile().thinking() != ChatRequest.Thinking.OFF;
        int wanted = prompt.replyTokens() + (thinks ? THINKING_TOKENS : 0);
        return Math.max(1, Math.min(wanted, thinks ? room / 2 : room / 3));
    }

    private ModelProfile profile() {
        ModelProfile profile = context.mission().profile();
        if (profile == null) {
            throw new IllegalStateException("A mission in evidence mode asks no model");
        }
        return profile;
    }

    private Language language() {
        return context.mission().language();
    }

    /// The user's questions as a prompt shows them.
    String questions() {
        Mission mission = context.mission();
        if (mission.questions().size() == 1) {
            return mission.questions().getFirst();
        }
        return numbered(mission.questions());
    }
}
