package maestro.agents.preset;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;

/// A preset can't have the name that the user gave it.
public final class PresetNameException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    PresetNameException(Message explanation) {
        super(explanation.english());
        this.explanation = explanation;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
