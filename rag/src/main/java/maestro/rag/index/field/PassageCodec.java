package maestro.rag.index.field;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.document.Region;
import maestro.rag.passage.Passage;
import org.apache.lucene.util.BytesRef;

/// A passage as bytes, without the document's id, which is stored beside them.
public final class PassageCodec {
    private static final int UTF_8 = 1;
    // For text with half of a surrogate pair, which UTF-8 can't hold and which must come back as is
    private static final int UTF_16 = 2;

    private PassageCodec() {}

    static BytesRef encode(Passage passage) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(passage.text().length() + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] text = passage.text().getBytes(StandardCharsets.UTF_8);
            boolean faithful = new String(text, StandardCharsets.UTF_8).equals(passage.text());
            out.writeByte(faithful ? UTF_8 : UTF_16);
            if (!faithful) {
                text = utf16(passage.text());
            }
            out.writeInt(text.length);
            out.write(text);
            out.writeInt(passage.ordinal());
            out.writeInt(passage.start());
            out.writeInt(passage.end());
            out.writeInt(passage.page());
            out.writeInt(passage.regions().size());
            for (Region r : passage.regions()) {
                out.writeInt(r.page());
                out.writeDouble(r.x());
                out.writeDouble(r.y());
                out.writeDouble(r.width());
                out.writeDouble(r.height());
            }
            out.writeByte(passage.headings().size());
            for (String heading : passage.headings()) {
                out.writeUTF(heading);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
        return new BytesRef(bytes.toByteArray());
    }

    /// The passage that bytes hold.
    ///
    /// @throws IOException where they are not as they were written
    public static Passage decode(String documentId, BytesRef bytes) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            int form = in.readByte();
            byte[] encoded = in.readNBytes(in.readInt());
            String text =
                    form == UTF_8
                            ? new String(encoded, StandardCharsets.UTF_8)
                            : fromUtf16(encoded);
            int ordinal = in.readInt();
            int start = in.readInt();
            int end = in.readInt();
            int page = in.readInt();
            int count = in.readInt();
            List<Region> regions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                regions.add(
                        new Region(
                                in.readInt(),
                                in.readDouble(),
                                in.readDouble(),
                                in.readDouble(),
                                in.readDouble()));
            }
            // Passages of earlier versions end here.
            int under = in.available() > 0 ? in.readUnsignedByte() : 0;
            List<String> headings = new ArrayList<>(under);
            for (int i = 0; i < under; i++) {
                headings.add(in.readUTF());
            }
            return new Passage(documentId, ordinal, text, start, end, page, regions, headings);
        }
    }

    // Java's own charset replaces lone surrogates here, too, so the units are written one by one.
    private static byte[] utf16(String text) {
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static String fromUtf16(byte[] bytes) {
        char[] units = new char[bytes.length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) ((bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF);
        }
        return new String(units);
    }
}
