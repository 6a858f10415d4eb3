package maestro.rag.embedding.rerank;

import java.util.List;

/// What has to be known of a cross-encoder besides its files.
///
/// @param id what people call it by on the command line; lower case, names its folder, too
/// @param name for people, for example "ms-marco-MiniLM-L-6-v2"
/// @param precision "int8", "fp32" or "fp16"
/// @param sequence the most tokens it sees of a question and a passage, its marks included
/// @param languages that it told answers from other passages in; "mul" for others than English
public record RerankingModel(
        String id, String name, String precision, int sequence, List<String> languages) {
    public RerankingModel {
        languages = List.copyOf(languages);
    }

    public RerankingModel reading(List<String> found) {
        return new RerankingModel(id, name, precision, sequence, found);
    }
}
