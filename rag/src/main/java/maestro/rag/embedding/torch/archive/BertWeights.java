package maestro.rag.embedding.torch.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.embedding.torch.archive.OnnxWeights.Weight;

/// The weights of a BERT encoder in the order in which `encoder.py` beside this class takes them:
/// five of the embeddings, then sixteen of each layer. Matrices are (in, out), as ONNX multiplies.
///
/// @param layers of the encoder
/// @param heads of attention in each
record BertWeights(List<Weight> all, int layers, int heads) {
    private static final int LARGE = 1024;
    private static final int HEADS_OF_LARGE = 16;
    private static final int HEADS = 12;

    private static final List<String> EMBEDDINGS =
            List.of(
                    "word_embeddings.weight",
                    "position_embeddings.weight",
                    "token_type_embeddings.weight",
                    "LayerNorm.weight",
                    "LayerNorm.bias");
    private static final List<String> LAYER =
            List.of(
                    "attention.self.query",
                    "attention.self.key",
                    "attention.self.value",
                    "attention.output.dense",
                    "attention.output.LayerNorm",
                    "intermediate.dense",
                    "output.dense",
                    "output.LayerNorm");

    /// @throws IOException where the file is no BERT in full precision, saying what it lacks
    static BertWeights read(Path onnx) throws IOException {
        OnnxWeights weights = OnnxWeights.read(onnx);
        List<Weight> all = new ArrayList<>();
        for (String name : EMBEDDINGS) {
            all.add(required(weights, "embeddings." + name));
        }
        int layers = 0;
        while (weights.find("encoder.layer." + layers + ".attention.self.query.bias") != null) {
            for (String name : LAYER) {
                String path = "encoder.layer." + layers + "." + name;
                all.add(required(weights, path + ".weight"));
                all.add(required(weights, path + ".bias"));
            }
            layers++;
        }
        if (layers == 0) {
            throw new IOException("it has no encoder.layer.0.attention.self.query.bias");
        }
        int width = all.getFirst().shape().getLast();
        // The file doesn't say how many heads; all models of these widths have as many. A probe
        // compares vectors, so a wrong guess is noticed.
        int heads = width >= LARGE ? HEADS_OF_LARGE : HEADS;
        if (width % heads != 0) {
            throw new IOException("%d numbers make no %d heads".formatted(width, heads));
        }
        return new BertWeights(List.copyOf(all), layers, heads);
    }

    private static Weight required(OnnxWeights weights, String name) throws IOException {
        Weight weight = weights.find(name);
        if (weight == null) {
            throw new IOException("it has no " + name + " in full precision (fp32)");
        }
        return weight;
    }
}
