package maestro.rag.embedding.torch.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// As much of an ONNX file as the weights of a BERT take: initialisers, and the nodes that name the
/// matrices. 12 numbers a token, words of 50 letters.
final class TinyBert {
    static final int WIDTH = 12;
    private static final int INNER = 24;
    private static final int WORDS = 50;
    private static final int PLACES = 16;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
    private final Random random = new Random(11);
    private final String prefix;
    private int matrices;

    private TinyBert(String prefix) {
        this.prefix = prefix;
    }

    /// @param prefix of names, such as "bert."; some exporters write one
    static void write(Path file, int layers, String prefix) throws IOException {
        TinyBert bert = new TinyBert(prefix);
        bert.named("embeddings.word_embeddings.weight", WORDS, WIDTH);
        bert.named("embeddings.position_embeddings.weight", PLACES, WIDTH);
        bert.named("embeddings.token_type_embeddings.weight", 2, WIDTH);
        bert.norm("embeddings.LayerNorm");
        for (int i = 0; i < layers; i++) {
            String layer = "encoder.layer." + i + ".";
            for (String name : new String[] {"query", "key", "value"}) {
                bert.linear(layer + "attention.self." + name, WIDTH, WIDTH);
            }
            bert.linear(layer + "attention.output.dense", WIDTH, WIDTH);
            bert.norm(layer + "attention.output.LayerNorm");
            bert.linear(layer + "intermediate.dense", WIDTH, INNER);
            bert.linear(layer + "output.dense", INNER, WIDTH);
            bert.norm(layer + "output.LayerNorm");
        }
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 8); // ir_version
        stretch(model, 7, bert.graph.toByteArray());
        Files.write(file, model.toByteArray());
    }

    private void norm(String name) {
        named(name + ".weight", WIDTH);
        named(name + ".bias", WIDTH);
    }

    private void linear(String name, int in, int out) {
        String matrix = "onnx::MatMul_" + (700 + matrices++);
        initialiser(matrix, in, out);
        initialiser(prefix + name + ".bias", out);
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        stretch(node, 1, bytes("before"));
        stretch(node, 1, bytes(matrix));
        stretch(node, 2, bytes("after"));
        stretch(
                node,
                3,
                bytes(
                        "/"
                                + (prefix + name).replace('.', '/').replace("layer/", "layer.")
                                + "/MatMul"));
        stretch(node, 4, bytes("MatMul"));
        stretch(graph, 1, node.toByteArray());
    }

    private void named(String name, int... shape) {
        initialiser(prefix + name, shape);
    }

    private void initialiser(String name, int... shape) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        int count = 1;
        for (int size : shape) {
            number(tensor, 1, size);
            count *= size;
        }
        number(tensor, 2, 1);
        stretch(tensor, 8, bytes(name));
        ByteBuffer data = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            data.putFloat((float) random.nextGaussian() / 4);
        }
        stretch(tensor, 9, data.array());
        stretch(graph, 5, tensor.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    static void stretch(ByteArrayOutputStream out, int field, byte[] value) {
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
