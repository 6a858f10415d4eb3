package maestro.agents.model;

/// A JSON schema.
///
/// @param name letters, digits and underscores: "plan"
/// @param json the schema itself, an object
public record JsonSchema(String name, String json) {}
