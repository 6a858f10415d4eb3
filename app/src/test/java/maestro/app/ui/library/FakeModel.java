package maestro.app.ui.library;

import java.util.Optional;
import maestro.rag.library.LibraryModel;
import maestro.rag.message.Message;

/// A library's model that is changed at a word.
public final class FakeModel implements LibraryModel {
    public String id = "minilm";
    public Optional<String> wanted = Optional.empty();
    public Message trouble = Message.NONE;

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<String> wanted() {
        return wanted;
    }

    @Override
    public Message trouble() {
        return trouble;
    }

    @Override
    public void use(String chosen) {
        wanted = Optional.of(chosen);
    }

    @Override
    public void cancel() {
        wanted = Optional.empty();
    }

    @Override
    public void await() {}
}
