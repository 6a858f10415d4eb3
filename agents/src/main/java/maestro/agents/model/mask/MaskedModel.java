package maestro.agents.model.mask;

import java.time.Duration;
import java.util.List;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;

/// A model that is told no personal data: it gets placeholders such as `[EMAIL-1]`, and what it
/// answers has the words again. [ChatListener#masked] hears how many there were.
public final class MaskedModel implements ChatModel {
    private final ChatModel model;
    private final PersonalData finder;

    public MaskedModel(ChatModel model, Masking masking) {
        this.model = model;
        this.finder = new PersonalData(masking.names());
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public int contextTokens(ChatListener listener) throws InterruptedException {
        return model.contextTokens(listener);
    }

    @Override
    public ChatReply chat(ChatRequest request, ChatListener listener) throws InterruptedException {
        Mask mask = new Mask(finder);
        request.messages().forEach(message -> mask.reserve(message.text()));
        List<ChatMessage> masked =
                request.messages().stream()
                        .map(message ->
                                new ChatMessage(message.speaker(), mask.masked(message.text())))
                        .toList();
        if (mask.count() == 0) {
            return model.chat(request, listener);
        }
        listener.masked(mask.count());
        Unmasked told = new Unmasked(mask, listener);
        ChatReply reply =
                model.chat(
                        new ChatRequest(
                                masked,
                                request.schema(),
                                request.temperature(),
                                request.replyTokens(),
                                request.thinking()),
                        told);
        told.end();
        return new ChatReply(
                mask.unmasked(reply.text()),
                mask.unmasked(reply.reasoning()),
                reply.usage(),
                reply.end());
    }

    /// Tells pieces as they come, with the words again.
    private static final class Unmasked implements ChatListener {
        private final Mask mask;
        private final ChatListener listener;
        private Mask.Unmasking text;
        private Mask.Unmasking reasoning;

        Unmasked(Mask mask, ChatListener listener) {
            this.mask = mask;
            this.listener = listener;
            text = mask.new Unmasking();
            reasoning = mask.new Unmasking();
        }

        @Override
        public void text(String piece) {
            tell(text.next(piece), false);
        }

        @Override
        public void reasoning(String piece) {
            tell(reasoning.next(piece), true);
        }

        @Override
        public void begun() {
            listener.begun();
        }

        @Override
        public Duration patience() {
            return listener.patience();
        }

        @Override
        public void retrying(ModelException failure, Duration wait) {
            text = mask.new Unmasking();
            reasoning = mask.new Unmasking();
            listener.retrying(failure, wait);
        }

        void end() {
            tell(reasoning.rest(), true);
            tell(text.rest(), false);
        }

        private void tell(String piece, boolean thought) {
            if (piece.isEmpty()) {
                return;
            }
            if (thought) {
                listener.reasoning(piece);
            } else {
                listener.text(piece);
            }
        }
    }
}
