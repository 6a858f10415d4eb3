package maestro.rag.embedding.torch.archive;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers in an ONNX file by their names in BERT, such as `encoder.layer.0.output.dense.bias`.
///
/// A file is a Protocol Buffers message `ModelProto` (onnx.proto3): its graph (field 7) has nodes
/// (field 1) and initialisers (field 5). Exporters drop the names of matrices that are multiplied;
/// those are named after the node that multiplies with them.
final class OnnxWeights {
    private static final int FLOAT = 1;
    private static final int GRAPH = 7;
    private static final int NODE = 1;
    private static final int INITIALISER = 5;
    private static final int LARGEST_DIMENSION = 1 << 24;

    /// Rows of 32-bit numbers, little-endian.
    ///
    /// @param shape one or two dimensions
    record Weight(List<Integer> shape, ByteBuffer data) {
        int count() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    private final Map<String, Weight> named = new HashMap<>();

    private OnnxWeights() {}

    /// @throws IOException where it can't be read, or is no ONNX file
    static OnnxWeights read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException("larger than 2 GB");
            }
            ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            OnnxWeights weights = new OnnxWeights();
            Wire.fields(
                    all,
                    (field, graph) -> {
                        if (field == GRAPH) {
                            weights.graph(graph);
                        }
                    });
            return weights;
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("not a whole ONNX file: " + e, e);
        }
    }

    @Nullable Weight find(String name) {
        return named.get(name);
    }

    private void graph(ByteBuffer graph) {
        Map<String, Weight> initialisers = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        Wire.fields(
                graph,
                (field, value) -> {
                    if (field == INITIALISER) {
                        tensor(value, initialisers);
                    } else if (field == NODE) {
                        nodes.add(Node.read(value));
                    }
                });
        initialisers.forEach((name, weight) -> {
            if (weight.shape().size() == 1 || name.contains("embeddings.")) {
                put(name, weight);
            }
        });
        for (Node node : nodes) {
            if (node.operation().equals("MatMul")) {
                for (String input : node.inputs()) {
                    Weight weight = initialisers.get(input);
                    if (weight != null) {
                        String path = node.name().replace('/', '.').replaceFirst("\\.MatMul$", "");
                        put(path + ".weight", weight);
                    }
                }
            }
        }
    }

    /// Exporters put a module's name before, or a slash.
    private void put(String name, Weight weight) {
        for (String start : List.of("embeddings.", "encoder.layer.")) {
            int at = name.indexOf(start);
            if (at >= 0) {
                named.put(name.substring(at), weight);
                return;
            }
        }
    }

    private static void tensor(ByteBuffer tensor, Map<String, Weight> initialisers) {
        List<Integer> shape = new ArrayList<>();
        String[] name = {""};
        long[] type = {0};
        ByteBuffer[] data = {ByteBuffer.allocate(0)};
        Wire.fields(
                tensor,
                (field, value) -> {
                    switch (field) {
                        case 1 -> { // dimensions, packed
                            ByteBuffer packed = value.duplicate();
                            while (packed.hasRemaining()) {
                                shape.add(dimension(Wire.varint(packed)));
                            }
                        }
                        case 4, 9 -> data[0] = value; // float_data, raw_data
                        case 8 -> name[0] = text(value);
                        default -> {}
                    }
                },
                (field, number) -> {
                    if (field == 1) {
                        shape.add(dimension(number));
                    } else if (field == 2) {
                        type[0] = number;
                    }
                });
        if (type[0] == FLOAT && (shape.size() == 1 || shape.size() == 2)) {
            Weight weight = new Weight(List.copyOf(shape), data[0].order(ByteOrder.LITTLE_ENDIAN));
            if (weight.data().remaining() == Math.multiplyExact(weight.count(), Float.BYTES)) {
                initialisers.put(name[0], weight);
            }
        }
    }

    private static int dimension(long number) {
        if (number < 1 || number > LARGEST_DIMENSION) {
            throw new IllegalArgumentException("a dimension of " + number);
        }
        return (int) number;
    }

    private static String text(ByteBuffer value) {
        return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    private record Node(String operation, String name, List<String> inputs) {
        static Node read(ByteBuffer node) {
            List<String> inputs = new ArrayList<>();
            String[] words = {"", ""};
            Wire.fields(
                    node,
                    (field, value) -> {
                        switch (field) {
                            case 1 -> inputs.add(text(value));
                            case 3 -> words[1] = text(value);
                            case 4 -> words[0] = text(value);
                            default -> {}
                        }
                    });
            return new Node(words[0], words[1], inputs);
        }
    }
}
