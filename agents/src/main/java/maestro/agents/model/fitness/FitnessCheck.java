package maestro.agents.model.fitness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ModelException;
import maestro.agents.model.reply.Replies;
import maestro.agents.model.reply.Reply;
import maestro.agents.model.reply.Schemas;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Gives a model a few small tasks of a mission: six calls, less than 3,000 tokens altogether for a
/// model that doesn't think much.
public final class FitnessCheck {
    private static final int REPLY_TOKENS = 3_000;

    private final LongSupplier nanos;

    public FitnessCheck() {
        this(System::nanoTime);
    }

    FitnessCheck(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// @param told of each task as soon as it is done
    /// @throws ModelException where the model can't be asked
    public Fitness of(ChatModel model, Consumer<TaskResult> told) throws InterruptedException {
        Run run = new Run(model, told);
        run.schema();
        run.judgement();
        run.citations();
        run.honesty();
        run.korean();
        return new Fitness(model.name(), run.results, run.speed());
    }

    private final class Run {
        private final ChatModel model;
        private final Consumer<TaskResult> told;
        private final List<TaskResult> results = new ArrayList<>();
        private Duration time = Duration.ZERO;
        private long tokens;

        Run(ChatModel model, Consumer<TaskResult> told) {
            this.model = model;
            this.told = told;
        }

        void schema() throws InterruptedException {
            String reply = ask(Exercises.PLAN, Exercises.Outline.class);
            Reply<Exercises.Outline> read = Replies.read(reply, Exercises.Outline.class);
            switch (read) {
                case Reply.Usable<Exercises.Outline>(var outline, var repairs) -> {
                    boolean full = outline.sections().size() >= 2;
                    boolean sensible = Exercises.sensible(outline);
                    Message words;
                    if (!full) {
                        words = Message.of("model.fit.schema.empty");
                    } else if (!sensible) {
                        words = Message.of("model.fit.schema.senseless");
                    } else if (repairs.isEmpty()) {
                        words = Message.of("model.fit.schema.well");
                    } else {
                        words = Message.of("model.fit.schema.repaired", repairs.size());
                    }
                    done(Task.SCHEMA, full && sensible, words, reply);
                }
                case Reply.Unusable<Exercises.Outline>(String problem) ->
                        done(
                                Task.SCHEMA,
                                false,
                                Message.of("model.fit.schema.not", problem),
                                reply);
            }
        }

        void judgement() throws InterruptedException {
            String on = ask(Exercises.RELEVANT, Exercises.Relevance.class);
            String off = ask(Exercises.IRRELEVANT, Exercises.Relevance.class);
            String both = on + "\n" + off;
            if (Replies.read(on, Exercises.Relevance.class)
                            instanceof Reply.Usable<Exercises.Relevance>(var high, var _)
                    && Replies.read(off, Exercises.Relevance.class)
                            instanceof Reply.Usable<Exercises.Relevance>(var low, var _)) {
                boolean told = high.score() >= low.score() + Exercises.APART;
                done(
                        Task.JUDGEMENT,
                        told,
                        told
                                ? Message.of("model.fit.judgement.well", high.score(), low.score())
                                : Message.of("model.fit.judgement.not", high.score(), low.score()),
                        both);
            } else {
                done(Task.JUDGEMENT, false, Message.of("model.fit.judgement.none"), both);
            }
        }

        void citations() throws InterruptedException {
            String reply = ask(Exercises.CITE, null);
            Exercises.Cited cited = Exercises.cited(reply);
            Message words;
            if (!cited.unknown().isEmpty()) {
                words =
                        Message.of(
                                "model.fit.citations.invented", String.join(", ", cited.unknown()));
            } else if (cited.missing().isEmpty()) {
                words = Message.of("model.fit.citations.well");
            } else {
                words =
                        Message.of(
                                "model.fit.citations.missing", String.join(", ", cited.missing()));
            }
            done(
                    Task.CITATIONS,
                    cited.unknown().isEmpty() && cited.missing().isEmpty(),
                    words,
                    reply);
        }

        void honesty() throws InterruptedException {
            String reply = ask(Exercises.UNANSWERED, null);
            boolean honest = Exercises.saysNotFound(reply);
            done(
                    Task.HONESTY,
                    honest,
                    honest
                            ? Message.of("model.fit.honesty.well")
                            : Message.of("model.fit.honesty.not"),
                    reply);
        }

        void korean() throws InterruptedException {
            String reply = ask(Exercises.IN_KOREAN, null);
            long share = Math.round(100 * Exercises.koreanShare(reply));
            boolean korean = share >= Exercises.KOREAN_ENOUGH;
            boolean sensible = Exercises.speaksOfTheNotes(reply);
            Message words;
            if (!korean) {
                words = Message.of("model.fit.korean.not", share);
            } else if (!sensible) {
                words = Message.of("model.fit.korean.senseless");
            } else {
                words = Message.of("model.fit.korean.well");
            }
            done(Task.KOREAN, korean && sensible, words, reply);
        }

        private String ask(String question, @Nullable Class<? extends Record> form)
                throws InterruptedException {
            ChatRequest request =
                    new ChatRequest(
                            List.of(ChatMessage.user(question)),
                            form == null ? null : Schemas.of(form),
                            0,
                            Math.min(REPLY_TOKENS, model.contextTokens() / 2),
                            Thinking.DEFAULT);
            Speed speed = new Speed(nanos);
            ChatReply reply = model.chat(request, speed);
            time = time.plus(speed.time());
            tokens += speed.time().isZero() ? 0 : reply.usage().completionTokens();
            return reply.text();
        }

        private void done(Task task, boolean passed, Message words, String reply) {
            TaskResult result = new TaskResult(task, passed, words, reply);
            results.add(result);
            told.accept(result);
        }

        double speed() {
            return time.isZero() ? 0 : tokens * 1e9 / time.toNanos();
        }
    }
}
