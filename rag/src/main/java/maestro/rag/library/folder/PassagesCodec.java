package maestro.rag.library.folder;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.Span;

/// Stored passages as bytes: how they were made, all spans, then all vectors, so that the spans can
/// be read without the vectors and one vector without the others.
final class PassagesCodec {
    private static final int VERSION = 1;

    private PassagesCodec() {}

    static void write(StoredPassages passages, DataOutputStream out) throws IOException {
        Fingerprint f = passages.fingerprint();
        out.writeByte(VERSION);
        out.writeUTF(f.model());
        out.writeUTF(f.pooling());
        out.writeInt(f.maxTokens());
        out.writeUTF(f.precision());
        out.writeInt(passages.settings().tokens());
        out.writeInt(passages.settings().overlap());
        int dimension = passages.vectors().isEmpty() ? 0 : passages.vectors().getFirst().length;
        out.writeInt(passages.spans().size());
        out.writeInt(dimension);
        for (Span span : passages.spans()) {
            out.writeInt(span.start());
            out.writeInt(span.end());
        }
        ByteBuffer bytes = ByteBuffer.allocate(dimension * Float.BYTES);
        for (float[] vector : passages.vectors()) {
            bytes.clear();
            bytes.asFloatBuffer().put(vector);
            out.write(bytes.array());
        }
    }

    static StoredPassages read(DataInputStream in) throws IOException {
        Header header = Header.read(in);
        List<Span> spans = spans(in, header);
        List<float[]> vectors = new ArrayList<>(spans.size());
        for (int i = 0; i < header.count; i++) {
            vectors.add(vector(in, header));
        }
        return new StoredPassages(header.fingerprint, header.settings, spans, vectors);
    }

    static List<Span> readSpans(DataInputStream in) throws IOException {
        return spans(in, Header.read(in));
    }

    static Fingerprint readFingerprint(DataInputStream in) throws IOException {
        return Header.read(in).fingerprint;
    }

    static PassageSettings readSettings(DataInputStream in) throws IOException {
        return Header.read(in).settings;
    }

    /// Empty where there is no such passage.
    static Optional<float[]> readVector(RandomAccessFile file, int ordinal) throws IOException {
        Header header = Header.read(file);
        if (ordinal < 0 || ordinal >= header.count) {
            return Optional.empty();
        }
        long spans = 2L * Integer.BYTES * header.count;
        long vectors = (long) Float.BYTES * header.dimension * ordinal;
        file.seek(file.getFilePointer() + spans + vectors);
        return Optional.of(vector(file, header));
    }

    /// The size that a file with this beginning must have to be whole, in bytes.
    static long expectedSize(RandomAccessFile file) throws IOException {
        Header header = Header.read(file);
        return file.getFilePointer()
                + (2L * Integer.BYTES + (long) Float.BYTES * header.dimension) * header.count;
    }

    private static List<Span> spans(DataInput in, Header header) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < header.count; i++) {
            spans.add(new Span(in.readInt(), in.readInt()));
        }
        return spans;
    }

    private static float[] vector(DataInput in, Header header) throws IOException {
        byte[] bytes = new byte[header.dimension * Float.BYTES];
        in.readFully(bytes);
        float[] vector = new float[header.dimension];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }

    private record Header(
            Fingerprint fingerprint, PassageSettings settings, int count, int dimension) {

        static Header read(DataInput in) throws IOException {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IOException("passages of version " + version + " cannot be read");
            }
            Fingerprint fingerprint =
                    new Fingerprint(in.readUTF(), in.readUTF(), in.readInt(), in.readUTF());
            PassageSettings settings = new PassageSettings(in.readInt(), in.readInt());
            return new Header(fingerprint, settings, in.readInt(), in.readInt());
        }
    }
}
