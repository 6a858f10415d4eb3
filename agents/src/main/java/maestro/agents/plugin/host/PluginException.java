package maestro.agents.plugin.host;

import maestro.rag.message.ExplainedException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A plug-in could not do what it was asked.
public final class PluginException extends ExplainedException {
    private static final long serialVersionUID = 1;

    PluginException(Message explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
