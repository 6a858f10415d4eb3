package maestro.rag.document.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks, before PDFBox unpacks them into memory as a whole, what the streams with a file's objects
/// and tables unpack to. A few kilobytes may hold gigabytes.
final class PdfPacks {

    /// All of them together. The largest of real files have a few MiB.
    static final long MOST = 64L << 20;

    private static final List<byte[]> NAMES =
            List.of(ascii("/ObjStm"), ascii("/XRef"), ascii("/First"));
    private static final byte[] STREAM = ascii("stream");

    /// Between a name in a stream's dictionary and the stream.
    private static final int FAR = 4096;

    private PdfPacks() {}

    /// @throws PdfPageText.TooMuch where they unpack to more than [#MOST]
    static void check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = Math.min(channel.size(), Integer.MAX_VALUE);
            check(channel.map(FileChannel.MapMode.READ_ONLY, 0, length));
        }
    }

    private static void check(ByteBuffer file) {
        long left = MOST;
        int at = 0;
        while (at < file.limit()) {
            boolean named = false;
            if (file.get(at) == '/') {
                for (byte[] name : NAMES) {
                    named |= is(file, at, name);
                }
            }
            int data = named ? data(file, at) : -1;
            if (data < 0) {
                at++;
                continue;
            }
            left -= unpacked(file.slice(data, file.limit() - data), left);
            if (left < 0) {
                throw new PdfPageText.TooMuch();
            }
            at = data;
        }
    }

    private static int data(ByteBuffer file, int from) {
        int end = Math.min(file.limit(), from + FAR);
        for (int at = from; at < end; at++) {
            if (file.get(at) == 's' && is(file, at, STREAM)) {
                int data = at + STREAM.length;
                while (data < file.limit() && (file.get(data) == '\r' || file.get(data) == '\n')) {
                    data++;
                }
                return data;
            }
        }
        return -1;
    }

    private static boolean is(ByteBuffer file, int at, byte[] word) {
        if (at + word.length > file.limit()) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (file.get(at + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// Bytes that packed data unpacks to; one more than `most` where it is more.
    private static long unpacked(ByteBuffer packed, long most) {
        Inflater inflater = new Inflater();
        byte[] part = new byte[1 << 16];
        long size = 0;
        try {
            inflater.setInput(packed);
            while (!inflater.finished() && size <= most) {
                int got = inflater.inflate(part);
                if (got == 0) {
                    break;
                }
                size += got;
            }
        } catch (DataFormatException e) {
            // Encrypted or damaged; what unpacked before counts.
        } finally {
            inflater.end();
        }
        return Math.min(size, most + 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
