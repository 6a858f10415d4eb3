package maestro.rag.embedding.torch;

import maestro.rag.embedding.Embedder;
import maestro.rag.message.Message;

/// What a probe found out about a library.
///
/// @param works whether it computes what the processor computes
/// @param words for people, on either outcome
public record Verdict(boolean works, Message words) {

    /// Of ONNX Runtime, which has just loaded a model.
    public static Verdict onProcessor(Embedder embedder) {
        return new Verdict(
                embedder.embed("Is anybody there?").length == embedder.dimension(),
                Message.of("torch.onnx"));
    }
}
