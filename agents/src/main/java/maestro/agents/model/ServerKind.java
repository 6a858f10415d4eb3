package maestro.agents.model;

/// The protocol that a model server speaks.
public enum ServerKind {
    /// Ollama's own.
    OLLAMA,
    /// OpenAI's chat completions: LM Studio, vLLM, llama.cpp, OpenRouter, Azure and many more.
    OPENAI
}
