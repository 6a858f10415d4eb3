package maestro.app.ui.models.connection;

import maestro.agents.model.ServerKind;

/// What people connect to, with the address where it listens unless told otherwise.
public enum Preset {
    OLLAMA(ServerKind.OLLAMA, "http://localhost:11434", false),
    LM_STUDIO(ServerKind.OPENAI, "http://localhost:1234/v1", false),
    LLAMA_CPP(ServerKind.OPENAI, "http://localhost:8080/v1", false),
    VLLM(ServerKind.OPENAI, "http://localhost:8000/v1", false),
    OPENAI(ServerKind.OPENAI, "https://api.openai.com/v1", true),
    OPENROUTER(ServerKind.OPENAI, "https://openrouter.ai/api/v1", true),
    AZURE(ServerKind.OPENAI, "https://NAME.openai.azure.com/openai/v1", true),
    OTHER(ServerKind.OPENAI, "", false);

    private final ServerKind kind;
    private final String url;
    private final boolean wantsKey;

    Preset(ServerKind kind, String url, boolean wantsKey) {
        this.kind = kind;
        this.url = url;
        this.wantsKey = wantsKey;
    }

    public ServerKind kind() {
        return kind;
    }

    /// Empty where there is no usual one.
    public String url() {
        return url;
    }

    /// Whether it answers nobody without a key.
    public boolean wantsKey() {
        return wantsKey;
    }
}
