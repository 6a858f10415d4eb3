package maestro.agents.model.remote;

import java.util.function.Consumer;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatReply.End;
import maestro.agents.model.Tokens;
import maestro.agents.model.Usage;
import org.jspecify.annotations.Nullable;

/// A reply while it comes: told in whole characters, put together, and never longer than a bound.
public final class Incoming {
    private static final int LONGEST = 4_000_000;
    private static final String CLOSING = "</think>";

    private final Channel text;
    private final Channel reasoning;
    private final ThinkTags tags;
    private final int prompt;
    private @Nullable End end;
    private int promptTokens;
    private int completionTokens;
    private boolean done;

    /// @param prompt tokens of the question, estimated, for a server that doesn't count
    Incoming(ChatListener listener, int prompt) {
        this.text = new Channel(listener::text);
        this.reasoning = new Channel(listener::reasoning);
        this.tags = new ThinkTags(text::take, reasoning::take);
        this.prompt = prompt;
    }

    /// A piece of what the server gives as the reply's text; thoughts within tags are taken out.
    public void text(String piece) {
        if (!piece.isEmpty()) {
            tags.take(piece);
        }
    }

    public void reasoning(String piece) {
        if (!piece.isEmpty()) {
            reasoning.take(piece);
        }
    }

    /// What the server counted; 0 where it says nothing.
    public void usage(int promptTokens, int completionTokens) {
        this.promptTokens = Math.max(this.promptTokens, promptTokens);
        this.completionTokens = Math.max(this.completionTokens, completionTokens);
    }

    /// Why the reply ended; more about it may come.
    public void end(End end) {
        this.end = end;
    }

    /// Nothing more comes.
    public void done() {
        done = true;
    }

    boolean over() {
        return done || full();
    }

    private boolean full() {
        return text.all.length() + reasoning.all.length() > LONGEST;
    }

    /// Whether the server said that the reply is whole, or it is as long as any may be.
    boolean whole() {
        return end != null || full();
    }

    ChatReply reply() {
        tags.end();
        text.end();
        reasoning.end();
        String said = text.all.toString();
        String thought = reasoning.all.toString();
        // some templates open the tag themselves, so that only its end is in the reply
        int closing = said.startsWith("{") || said.startsWith("[") ? -1 : said.indexOf(CLOSING);
        if (closing >= 0) {
            thought += said.substring(0, closing);
            said = said.substring(closing + CLOSING.length()).stripLeading();
        }
        Usage usage =
                new Usage(
                        promptTokens > 0 ? promptTokens : prompt,
                        completionTokens > 0
                                ? completionTokens
                                : Tokens.estimate(said) + Tokens.estimate(thought));
        return new ChatReply(said, thought, usage, end == null ? End.LENGTH : end);
    }

    /// Text in whole characters: the first half of a pair waits for the second.
    private static final class Channel {
        private final StringBuilder all = new StringBuilder();
        private final Consumer<String> listener;
        private String half = "";

        Channel(Consumer<String> listener) {
            this.listener = listener;
        }

        void take(String piece) {
            String ready = half + piece;
            half = "";
            if (Character.isHighSurrogate(ready.charAt(ready.length() - 1))) {
                half = ready.substring(ready.length() - 1);
                ready = ready.substring(0, ready.length() - 1);
            }
            if (!ready.isEmpty()) {
                all.append(ready);
                listener.accept(ready);
            }
        }

        void end() {
            if (!half.isEmpty()) {
                half = "";
                all.append('\uFFFD');
                listener.accept("\uFFFD");
            }
        }
    }
}
