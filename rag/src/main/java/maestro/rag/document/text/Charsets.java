package maestro.rag.document.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Bytes to characters where nothing says how: by a byte order mark, else UTF-8 where it is
/// well-formed, else the better of Korean (CP949) and Western European (windows-1252).
public final class Charsets {

    private static final Charset KOREAN = Charset.forName("x-windows-949");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Charsets() {}

    /// Whether these can be the first bytes of a text: no control characters but those for white
    /// space.
    public static boolean looksLikeText(byte[] head) {
        if (utf16(head).isPresent()) {
            return true;
        }
        int odd = 0;
        for (byte b : head) {
            int c = b & 0xFF;
            if (c == 0) {
                return false;
            }
            odd +=
                    c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B
                            ? 1
                            : 0;
        }
        return odd <= 2 + head.length / 200;
    }

    /// UTF-16 by its mark, or by zeros that only ever stand in one half of each pair.
    private static Optional<Charset> utf16(byte[] head) {
        if (head.length < 4) {
            return Optional.empty();
        }
        int first = head[0] & 0xFF;
        int second = head[1] & 0xFF;
        if (first == 0xFF && second == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (first == 0xFE && second == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        if (zeros[1] * 10 > pairs * 7 && zeros[0] == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (zeros[0] * 10 > pairs * 7 && zeros[1] == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    /// The text of a whole file, or of its first bytes; without the byte order mark.
    public static String decode(byte[] bytes) {
        String text = new String(bytes, guess(bytes));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    public static Charset guess(byte[] bytes) {
        Optional<Charset> wide = utf16(Arrays.copyOf(bytes, Math.min(bytes.length, 8192)));
        if (wide.isPresent()) {
            return wide.get();
        }
        if (strictly(bytes, StandardCharsets.UTF_8).isPresent() || mostlyUtf8(bytes)) {
            return StandardCharsets.UTF_8;
        }
        return strictly(withoutHalf(bytes), KOREAN).filter(Charsets::readsKorean).isPresent()
                ? KOREAN
                : WESTERN;
    }

    /// The first bytes of a file may end inside a character of two.
    private static byte[] withoutHalf(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] < 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            CharBuffer decoded =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes));
            return Optional.of(decoded.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// UTF-8 with a few broken bytes, or cut off inside a character.
    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        long good = text.chars().filter(c -> c >= 0x80 && c != 0xFFFD).count();
        return good > 0 && broken * 20 <= good;
    }

    /// Western letters with accents also decode as Korean, but hardly ever to common syllables.
    private static boolean readsKorean(String text) {
        long foreign = text.chars().filter(c -> c >= 0x80).count();
        long syllables = text.chars().filter(c -> c >= 0xAC00 && c <= 0xD7A3).count();
        long pairs = 0;
        for (int i = 1; i < text.length(); i++) {
            pairs += Scripts.hangul(text.charAt(i)) && Scripts.hangul(text.charAt(i - 1)) ? 1 : 0;
        }
        return syllables * 10 >= foreign * 6 && pairs * 3 >= syllables;
    }
}
