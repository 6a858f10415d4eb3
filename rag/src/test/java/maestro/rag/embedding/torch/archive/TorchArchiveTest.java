package maestro.rag.embedding.torch.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import maestro.rag.embedding.Pooling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchArchiveTest {
    @TempDir Path folder;
    private Path onnx = Path.of("");

    @BeforeEach
    void model() throws IOException {
        onnx = folder.resolve("model.onnx");
        TinyBert.write(onnx, 2, "");
    }

    private static Map<String, byte[]> entries(TorchArchive archive, boolean cuda)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.write(out, cuda);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                assertThat(e.getMethod()).isEqualTo(ZipEntry.STORED);
                entries.put(e.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bert.", "0.auto_model."})
    void findsTheWeightsHoweverTheExporterNamesThem(String prefix) throws IOException {
        TinyBert.write(onnx, 3, prefix);
        BertWeights weights = BertWeights.read(onnx);
        assertThat(weights.layers()).isEqualTo(3);
        assertThat(weights.heads()).isEqualTo(12);
        assertThat(weights.all()).hasSize(5 + 3 * 16);
        assertThat(weights.all().get(0).shape()).containsExactly(50, TinyBert.WIDTH);
        assertThat(weights.all().get(15).shape()).containsExactly(TinyBert.WIDTH, 24);
        assertThat(weights.all().get(16).shape()).containsExactly(24);
    }

    @Test
    @SuppressWarnings("unchecked")
    void thePickleDescribesEveryWeightAndEachLiesInItsEntry() throws IOException {
        BertWeights weights = BertWeights.read(onnx);
        Map<String, byte[]> entries = entries(new TorchArchive(weights, Pooling.CLS), true);
        Map<String, Object> encoder =
                Unpickled.attributes(requireNonNull(entries.get("encoder/data.pkl")));
        assertThat(encoder)
                .containsEntry("class", "__torch__.Encoder")
                .containsEntry("layers", 2)
                .containsEntry("heads", 12)
                .containsEntry("first", true)
                .containsEntry("training", false);
        List<Object> call = (List<Object>) requireNonNull(encoder.get("weights"));
        assertThat(call.getFirst()).isEqualTo("torch.jit._pickle.build_tensorlist");
        List<Object> tensors = ((List<List<Object>>) call.get(1)).getFirst();
        assertThat(tensors).hasSize(weights.all().size());
        for (int i = 0; i < tensors.size(); i++) {
            var weight = weights.all().get(i);
            List<Object> arguments = (List<Object>) ((List<Object>) tensors.get(i)).get(1);
            assertThat(arguments.getFirst())
                    .isEqualTo(
                            List.of(
                                    "storage",
                                    List.of(
                                            "storage",
                                            "torch.FloatStorage",
                                            Integer.toString(i),
                                            "cpu",
                                            weight.count())));
            assertThat(arguments.get(2)).isEqualTo(weight.shape());
            assertThat(arguments.get(3))
                    .isEqualTo(
                            weight.shape().size() == 1
                                    ? List.of(1)
                                    : List.of(weight.shape().get(1), 1));
            byte[] data = new byte[weight.data().remaining()];
            weight.data().duplicate().get(data);
            assertThat(ByteBuffer.wrap(entries.get("encoder/data/" + i)))
                    .isEqualTo(ByteBuffer.wrap(data));
        }
    }

    @Test
    void theCodeIsForTheDevice() throws IOException {
        TorchArchive archive = new TorchArchive(BertWeights.read(onnx), Pooling.MEAN);
        String name = "encoder/code/__torch__.py";
        String card = new String(entries(archive, true).get(name), StandardCharsets.UTF_8);
        String processor = new String(entries(archive, false).get(name), StandardCharsets.UTF_8);
        assertThat(card).contains("return torch.addmm(bias, x, weight)").doesNotContain("mkldnn");
        assertThat(processor).contains("return ops.mkldnn._linear_pointwise(");
    }

    @Test
    void whatIsNoBertInFullPrecisionIsRefusedSayingWhatItLacks() throws IOException {
        TinyBert.write(onnx, 0, "");
        assertThatThrownBy(() -> BertWeights.read(onnx))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("encoder.layer.0");
        Files.write(onnx, new byte[0]);
        assertThatThrownBy(() -> BertWeights.read(onnx))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("word_embeddings");
    }

    @Test
    void damagedFilesAreRefusedAndNothingElse() throws IOException {
        byte[] whole = Files.readAllBytes(onnx);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged =
                    Arrays.copyOf(whole, i % 2 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = 0; j < 20 && damaged.length > 0; j++) {
                damaged[random.nextInt(Math.min(damaged.length, j < 10 ? 200 : damaged.length))] =
                        (byte) random.nextInt(256);
            }
            Files.write(onnx, damaged);
            try {
                BertWeights.read(onnx);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }
}
