package maestro.rag.embedding.torch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.torch.archive.OnnxWeights.Weight;

/// A BERT encoder as TorchScript keeps it: a ZIP with the network's code, its attributes as a
/// pickle and the weights as they lie in memory. It takes `input_ids` and `attention_mask`, each
/// (batch, tokens), and returns vectors of norm 1 (batch, dimension).
///
/// The layout is that of PyTorch's `torch/csrc/jit/serialization`; the code, `encoder.py`, is what
/// `torch.jit.script` would keep of the usual BERT.
public record TorchArchive(BertWeights weights, Pooling pooling) {
    private static final String ROOT = "encoder/";
    private static final byte[] VERSION = "10\n".getBytes(StandardCharsets.US_ASCII);

    // oneDNN multiplies twice as fast as MKL on processors that aren't Intel's, and as fast on
    // theirs
    private static final String ON_PROCESSOR =
            "ops.mkldnn._linear_pointwise(x, torch.t(weight), bias, \"none\","
                    + " annotate(List[Optional[number]], []), \"\")";
    private static final String ON_CUDA = "torch.addmm(bias, x, weight)";

    /// That of a model's network.
    ///
    /// @throws IOException where the file is no BERT in full precision, saying what it lacks
    public static TorchArchive of(Path onnx, Pooling pooling) throws IOException {
        return new TorchArchive(BertWeights.read(onnx), pooling);
    }

    /// @param cuda for a graphics card; else for the processor
    public void write(OutputStream out, boolean cuda) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "data.pkl",
                    ByteBuffer.wrap(
                            Pickle.encoder(
                                    weights.all(),
                                    weights.layers(),
                                    weights.heads(),
                                    pooling == Pooling.CLS)));
            put(zip, "code/__torch__.py", ByteBuffer.wrap(code(cuda)));
            put(zip, "constants.pkl", ByteBuffer.wrap(Pickle.nothing()));
            put(zip, ".data/version", ByteBuffer.wrap(VERSION));
            put(zip, "version", ByteBuffer.wrap(VERSION));
            int number = 0;
            for (Weight weight : weights.all()) {
                put(zip, "data/" + number++, weight.data());
            }
        }
    }

    private static byte[] code(boolean cuda) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TorchArchive.class.getResourceAsStream("encoder.py"))) {
            String code = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return code.replace("LINEAR", cuda ? ON_CUDA : ON_PROCESSOR)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /// PyTorch maps entries as they are, so none is compressed.
    private static void put(ZipOutputStream zip, String name, ByteBuffer data) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(data.duplicate());
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.remaining());
        entry.setCompressedSize(data.remaining());
        entry.setCrc(sum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        // Not closed: that would end the archive.
        Channels.newChannel(zip).write(data.duplicate());
        zip.closeEntry();
    }
}
