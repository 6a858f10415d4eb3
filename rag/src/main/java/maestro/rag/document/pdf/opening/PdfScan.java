package maestro.rag.document.pdf.opening;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Objects of a PDF found by walking through its bytes once, with no help from its tables: those
/// that stand by themselves and those packed into object streams, even where the last one is cut.
final class PdfScan {

    /// Objects in one file, and the size of one that is looked into.
    private static final int MOST_OBJECTS = 1_000_000;

    private static final int MOST_TEXT = 4 << 20;

    /// The largest number that a PDF may give an object.
    private static final int MOST_NUMBER = 8_388_607;

    private static final Pattern PACK = Pattern.compile("/Type\\s*/ObjStm\\b");
    private static final Pattern COUNT = Pattern.compile("/N\\s+(\\d{1,7})\\b");
    private static final Pattern FIRST = Pattern.compile("/First\\s+(\\d{1,8})\\b");
    private static final Pattern LENGTH =
            Pattern.compile("/Length\\s+(\\d{1,9})\\b(?!\\s+\\d+\\s+R)");
    private static final Pattern FLATE =
            Pattern.compile("/Filter\\s*(?:/FlateDecode\\b|\\[\\s*/FlateDecode\\s*])");

    /// @param text the object up to its end, or up to its stream where it has one
    /// @param offset of its number in the file; -1 where it came from an object stream
    /// @param from first byte of its stream's data; -1 where it has none
    /// @param to byte after the last, which may be the end of the file
    record Found(int number, int generation, String text, int offset, int from, int to) {
        boolean streams() {
            return from >= 0;
        }
    }

    private final byte[] bytes;
    private final Map<Integer, Found> objects = new LinkedHashMap<>();
    private long unpacked;
    private int number = -1;
    private int generation;
    private int offset;
    private int start;

    private PdfScan(byte[] bytes, long unpacked) {
        this.bytes = bytes;
        this.unpacked = unpacked;
    }

    /// The objects by number, in the order of the file; of two with one number, the later.
    ///
    /// @param unpacked most bytes that object streams may unpack to, all together
    static Map<Integer, Found> of(byte[] bytes, long unpacked) {
        PdfScan scan = new PdfScan(bytes, unpacked);
        scan.walk();
        return scan.objects;
    }

    private void walk() {
        int at = 0;
        while (at < bytes.length && objects.size() < MOST_OBJECTS) {
            if (bytes[at] == 'o' && is("obj", at)) {
                header(at);
                at += 3;
            } else if (bytes[at] == 'e' && is("endobj", at)) {
                keep(at);
                at += 6;
            } else if (bytes[at] == 's' && number >= 0 && is("stream", at)) {
                at = stream(at);
            } else {
                at++;
            }
        }
        // One that the end cuts off before its own end is of no use: half a dictionary misleads.
    }

    private boolean is(String word, int at) {
        if (at + word.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Takes the two numbers before the word `obj`, where there are such.
    private void header(int at) {
        int[] place = {at};
        int second = numberBefore(place);
        int first = second < 0 ? -1 : numberBefore(place);
        if (first > 0 && first <= MOST_NUMBER && second <= 65_535) {
            keep(place[0]);
            number = first;
            generation = second;
            offset = place[0];
            start = at + 3;
        }
    }

    private int numberBefore(int[] place) {
        int end = place[0];
        while (end > 0 && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0 && place[0] - end < 16) {
            end--;
        }
        int begin = end;
        while (begin > 0 && end - begin < 9 && bytes[begin - 1] >= '0' && bytes[begin - 1] <= '9') {
            begin--;
        }
        if (begin == end || end == place[0]) {
            return -1;
        }
        place[0] = begin;
        return Integer.parseInt(new String(bytes, begin, end - begin, StandardCharsets.US_ASCII));
    }

    private void keep(int end) {
        keep(end, -1, -1);
    }

    private void keep(int end, int from, int to) {
        if (number >= 0 && end > start && end - start < MOST_TEXT) {
            String text = text(bytes, start, end);
            objects.put(number, new Found(number, generation, text, offset, from, to));
        }
        number = -1;
    }

    private static String text(byte[] from, int start, int end) {
        return new String(from, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /// Notes the object and goes past its stream.
    private int stream(int at) {
        String head = at - start < MOST_TEXT ? text(bytes, start, at) : "";
        int data = at + 6;
        if (data < bytes.length && bytes[data] == '\r') {
            data++;
        }
        if (data < bytes.length && bytes[data] == '\n') {
            data++;
        }
        int end = end(head, data);
        keep(at, data, end);
        if (PACK.matcher(head).find() && FLATE.matcher(head).find()) {
            unpack(head, data, end);
        }
        return end;
    }

    private int end(String head, int data) {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            long stated = (long) data + Integer.parseInt(length.group(1));
            for (int at = (int) Math.min(stated, bytes.length); at <= stated + 2; at++) {
                if (is("endstream", at)) {
                    return at;
                }
            }
        }
        int at = data;
        while (at < bytes.length && !(bytes[at] == 'e' && is("endstream", at))) {
            at++;
        }
        return at;
    }

    private void unpack(String head, int data, int end) {
        Matcher count = COUNT.matcher(head);
        Matcher first = FIRST.matcher(head);
        if (!count.find() || !first.find()) {
            return;
        }
        byte[] inside = inflate(data, end);
        int body = Integer.parseInt(first.group(1));
        if (body > inside.length) {
            return;
        }
        String[] table = text(inside, 0, body).strip().split("\\s+");
        int most = Math.min(Integer.parseInt(count.group(1)), table.length / 2);
        for (int i = 0; i < most && objects.size() < MOST_OBJECTS; i++) {
            int packed = integer(table[2 * i]);
            long from = (long) body + integer(table[2 * i + 1]);
            long to = i + 1 < most ? (long) body + integer(table[2 * i + 3]) : inside.length;
            // Of a cut stream the last object is cut as well, unless it is closed.
            boolean whole = to <= inside.length && from >= body && from < to;
            if (packed > 0 && packed <= MOST_NUMBER && whole && to - from < MOST_TEXT) {
                String text = text(inside, (int) from, (int) to);
                if (i + 1 < most || closed(text)) {
                    objects.put(packed, new Found(packed, 0, text, -1, -1, -1));
                }
            }
        }
    }

    private static boolean closed(String text) {
        String end = text.strip();
        return !end.startsWith("<<") || end.endsWith(">>");
    }

    private static int integer(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private byte[] inflate(int data, int end) {
        byte[] inside = inflate(bytes, data, end, unpacked);
        unpacked -= inside.length;
        return inside;
    }

    /// A stream's data as far as it can be unpacked.
    ///
    /// @param most bytes, give or take a few thousand
    static byte[] inflate(byte[] bytes, int data, int end, long most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        byte[] part = new byte[16_384];
        try {
            inflater.setInput(bytes, data, Math.max(0, end - data));
            while (!inflater.finished() && out.size() < most) {
                int got = inflater.inflate(part);
                if (got == 0) {
                    break;
                }
                out.write(part, 0, got);
            }
        } catch (DataFormatException e) {
            // What came out before the fault is good.
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    /// What a stream of this file holds, as far as it is there and can be unpacked.
    ///
    /// @param most bytes, give or take a few thousand
    static String content(byte[] bytes, Found stream, long most) {
        if (FLATE.matcher(stream.text()).find()) {
            byte[] inside = inflate(bytes, stream.from(), stream.to(), most);
            return text(inside, 0, inside.length);
        }
        long end = Math.min(stream.to(), stream.from() + most);
        return stream.text().contains("/Filter") ? "" : text(bytes, stream.from(), (int) end);
    }
}
