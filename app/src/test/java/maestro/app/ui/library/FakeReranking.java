package maestro.app.ui.library;

import java.util.Optional;
import maestro.rag.library.LibraryException;
import maestro.rag.library.LibraryReranking;
import maestro.rag.message.Message;

/// A library's reranking that believes whatever it is told, but for the model "broken".
public final class FakeReranking implements LibraryReranking {
    public Optional<String> id = Optional.empty();
    public Message trouble = Message.NONE;

    @Override
    public Optional<String> id() {
        return id;
    }

    @Override
    public Message trouble() {
        return trouble;
    }

    @Override
    public void use(String chosen) {
        if (chosen.equals("broken")) {
            throw new LibraryException(Message.of("rerank.missing", chosen), null, true);
        }
        id = Optional.of(chosen);
    }

    @Override
    public void off() {
        id = Optional.empty();
    }
}
