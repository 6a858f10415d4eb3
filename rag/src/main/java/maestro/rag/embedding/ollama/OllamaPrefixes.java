package maestro.rag.embedding.ollama;

import java.util.Locale;

/// What well-known models of Ollama's library want before questions and passages, as their makers
/// describe it.
///
/// @param query before what is looked for
/// @param passage before what is found
public record OllamaPrefixes(String query, String passage) {
    private static final String SEARCHING =
            "Represent this sentence for searching relevant passages: ";

    /// @param model its name, with or without a tag; nothing is put before the texts of others
    public static OllamaPrefixes of(String model) {
        String name = model.toLowerCase(Locale.ROOT).replaceAll(":.*$", "");
        return switch (name.substring(name.lastIndexOf('/') + 1)) {
            case "nomic-embed-text", "nomic-embed-text-v2-moe" ->
                    new OllamaPrefixes("search_query: ", "search_document: ");
            case "mxbai-embed-large", "snowflake-arctic-embed", "bge-large" ->
                    new OllamaPrefixes(SEARCHING, "");
            case "snowflake-arctic-embed2" -> new OllamaPrefixes("query: ", "");
            case "embeddinggemma" ->
                    new OllamaPrefixes("task: search result | query: ", "title: none | text: ");
            default -> new OllamaPrefixes("", "");
        };
    }
}
