package maestro.rag.embedding.rerank;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import maestro.rag.embedding.EmbeddingModel;

/// A cross-encoder of eleven nodes, written as ONNX (onnx.proto3) by hand: its logit is the number
/// of tokens that question and passage share, over ten. It sees the vocabulary of the built-in
/// model.
public final class TinyCrossEncoder {
    private static final int FLOAT = 1;
    private static final int LONG = 7;
    private static final int TRUTH = 9;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    private TinyCrossEncoder() {}

    /// Writes `model.onnx` and `tokenizer.json`.
    ///
    /// @param labels what the shared tokens count for each number that comes out: one for a usual
    ///   model, more for one with labels
    public static Path write(Path folder, float... labels) throws IOException {
        TinyCrossEncoder made = new TinyCrossEncoder();
        made.node("Transpose", List.of("input_ids"), "down");
        made.node("Equal", List.of("input_ids", "down"), "same");
        made.cast("same", "equal");
        made.cast("token_type_ids", "second");
        made.numbers("one", 1);
        made.node("Sub", List.of("one", "second"), "first");
        made.node("Transpose", List.of("first"), "question");
        made.node("Mul", List.of("question", "second"), "across");
        made.node("Mul", List.of("equal", "across"), "shared");
        made.node("ReduceSum", List.of("shared"), "count");
        float[] weights = labels.clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= 10;
        }
        made.numbers("labels", weights);
        made.node("Mul", List.of("count", "labels"), "logits");
        made.value(11, "input_ids", LONG);
        made.value(11, "token_type_ids", LONG);
        made.value(12, "logits", FLOAT);
        return made.write(folder);
    }

    private Path write(Path folder) throws IOException {
        stretch(graph, 2, bytes("tiny"));
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 8); // ir_version
        stretch(model, 7, graph.toByteArray());
        ByteArrayOutputStream operators = new ByteArrayOutputStream();
        number(operators, 2, 13); // version
        stretch(model, 8, operators.toByteArray());
        Files.createDirectories(folder);
        Files.write(folder.resolve(EmbeddingModel.NETWORK), model.toByteArray());
        try (InputStream in =
                EmbeddingModel.class
                        .getClassLoader()
                        .getResourceAsStream("all-minilm-l6-v2-q-tokenizer.json")) {
            Files.write(
                    folder.resolve(EmbeddingModel.TOKENIZER),
                    Objects.requireNonNull(in).readAllBytes());
        }
        return folder;
    }

    private void node(String operation, List<String> inputs, String output) {
        stretch(graph, 1, plain(operation, inputs, output).toByteArray());
    }

    private static ByteArrayOutputStream plain(
            String operation, List<String> inputs, String output) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        inputs.forEach(input -> stretch(node, 1, bytes(input)));
        stretch(node, 2, bytes(output));
        stretch(node, 3, bytes("to-" + output));
        stretch(node, 4, bytes(operation));
        return node;
    }

    /// Writes one that never comes to an end: it counts, for all time.
    static Path writeEndless(Path folder) throws IOException {
        TinyCrossEncoder turn = new TinyCrossEncoder();
        turn.numbers("more", 1);
        turn.node("Identity", List.of("on"), "on-again");
        turn.node("Add", List.of("count", "more"), "counted");
        turn.single(11, "turn", LONG);
        turn.single(11, "on", TRUTH);
        turn.loose(11, "count", FLOAT);
        turn.single(12, "on-again", TRUTH);
        turn.loose(12, "counted", FLOAT);
        stretch(turn.graph, 2, bytes("turn"));
        TinyCrossEncoder made = new TinyCrossEncoder();
        made.cast("input_ids", "ids");
        made.node("ReduceSum", List.of("ids"), "sum");
        ByteArrayOutputStream most = new ByteArrayOutputStream();
        number(most, 2, LONG);
        stretch(most, 8, bytes("most"));
        stretch(
                most,
                9,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.MAX_VALUE)
                        .array());
        stretch(made.graph, 5, most.toByteArray());
        ByteArrayOutputStream loop = plain("Loop", List.of("most", "", "sum"), "logits");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        stretch(body, 1, bytes("body"));
        stretch(body, 6, turn.graph.toByteArray());
        number(body, 20, 5); // a graph
        stretch(loop, 5, body.toByteArray());
        stretch(made.graph, 1, loop.toByteArray());
        made.value(11, "input_ids", LONG);
        made.loose(12, "logits", FLOAT);
        return made.write(folder);
    }

    /// To 32-bit numbers.
    private void cast(String input, String output) {
        ByteArrayOutputStream node = plain("Cast", List.of(input), output);
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        stretch(attribute, 1, bytes("to"));
        number(attribute, 3, FLOAT);
        number(attribute, 20, 2); // an integer
        stretch(node, 5, attribute.toByteArray());
        stretch(graph, 1, node.toByteArray());
    }

    /// One row of them.
    private void numbers(String name, float... values) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, 1);
        number(tensor, 1, values.length);
        number(tensor, 2, FLOAT);
        stretch(tensor, 8, bytes(name));
        ByteBuffer data =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putFloat(value);
        }
        stretch(tensor, 9, data.array());
        stretch(graph, 5, tensor.toByteArray());
    }

    /// An input or output of one row.
    private void value(int field, String name, int type) {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        number(one, 1, 1);
        ByteArrayOutputStream any = new ByteArrayOutputStream();
        stretch(any, 2, bytes("n-" + name));
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        stretch(shape, 1, one.toByteArray());
        stretch(shape, 1, any.toByteArray());
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        stretch(tensor, 2, shape.toByteArray());
        described(field, name, tensor);
    }

    /// An input or output of any shape.
    private void loose(int field, String name, int type) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        described(field, name, tensor);
    }

    /// A single number or truth.
    private void single(int field, String name, int type) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        stretch(tensor, 2, new byte[0]);
        described(field, name, tensor);
    }

    private void described(int field, String name, ByteArrayOutputStream tensor) {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        stretch(typed, 1, tensor.toByteArray());
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        stretch(info, 1, bytes(name));
        stretch(info, 2, typed.toByteArray());
        stretch(graph, field, info.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void stretch(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, (long) field << 3 | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 128) {
            out.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
