package maestro.rag.embedding.torch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Pooling;

/// The other process of [TorchProbe]: loads a library and a model, and prints the vectors of the
/// sequences it is given. Each line that counts begins with [#MARK], for native code prints what it
/// likes.
final class TorchTrial {
    static final String MARK = "maestro:";
    static final String VECTOR = MARK + "vector=";
    static final String FAILED = MARK + "failed=";

    private TorchTrial() {}

    /// @param args the models' folder, the model's, the library's, the pooling's name; the
    ///   sequences come on the standard input, one a line
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (TorchNetwork network =
                TorchNetwork.open(
                        TorchLibrary.in(Path.of(args[2])),
                        Path.of(args[0]),
                        Path.of(args[1]),
                        Pooling.valueOf(args[3]))) {
            for (float[] vector : network.vectors(sequences())) {
                out.println(VECTOR + encoded(vector));
            }
        } catch (EmbeddingException e) {
            out.println(FAILED + TorchNetwork.firstLine(e));
        }
    }

    private static List<long[]> sequences() throws IOException {
        List<long[]> sequences = new ArrayList<>();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            sequences.add(Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray());
        }
        return sequences;
    }

    static String encoded(float[] vector) {
        ByteBuffer bytes =
                ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static float[] decoded(String vector) {
        byte[] bytes = Base64.getDecoder().decode(vector);
        float[] numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }
}
