package maestro.agents.model.remote;

/// What a model on a server turned out not to take.
public enum Quirk {
    /// no schema, but any JSON object
    NO_SCHEMA,
    /// no word about the form of a reply
    NO_FORMAT,
    NO_THINKING,
    NO_TEMPERATURE,
    NO_USAGE,
    /// the longest reply goes by its newer name
    COMPLETION_TOKENS
}
