package maestro.rag.document.pdf.opening;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks, before PDFBox unpacks them into memory as a whole, what the streams with a file's objects
/// and tables unpack to. A few kilobytes may hold gigabytes.
public final class PdfPacks {

    /// All of them together. The largest of real files have a few MiB.
    public static final long MOST = 64L << 20;

    /// Objects in one table. The largest of real files have hundreds of thousands.
    private static final long MOST_ROWS = 2_000_000;

    private static final byte[] TABLE = ascii("/XRef");

    /// How many bytes each of the three columns of a table has.
    private static final Pattern COLUMNS =
            Pattern.compile("/W\\s*\\[\\s*\\+?(\\d{1,9})\\s+\\+?(\\d{1,9})\\s+\\+?(\\d{1,9})");

    private static final List<byte[]> NAMES =
            List.of(ascii("/ObjStm"), ascii("/XRef"), ascii("/First"));
    private static final byte[] STREAM = ascii("stream");

    /// Between a name in a stream's dictionary and the stream.
    private static final int FAR = 4096;

    private PdfPacks() {}

    /// @throws TooMuch where they unpack to more than [#MOST]
    public static void check(Path file) throws IOException {
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
            long size = unpacked(file.slice(data, file.limit() - data), left);
            left -= size;
            if (left < 0 || is(file, at, TABLE) && size > MOST_ROWS * width(file, at, data)) {
                throw new TooMuch();
            }
            at = data;
        }
    }

    /// Bytes of a row of a table. Rows of none never end.
    private static long width(ByteBuffer file, int name, int data) {
        int from = Math.max(0, name - FAR);
        byte[] around = new byte[data - from];
        file.get(from, around);
        String text = new String(around, StandardCharsets.ISO_8859_1);
        Matcher columns = COLUMNS.matcher(text.substring(Math.max(0, text.lastIndexOf(" obj"))));
        return columns.find()
                ? Long.parseLong(columns.group(1))
                        + Long.parseLong(columns.group(2))
                        + Long.parseLong(columns.group(3))
                : 1;
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
