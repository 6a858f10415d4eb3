package maestro.rag.library.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import maestro.rag.document.Heading;
import maestro.rag.document.Layout;
import maestro.rag.document.Page;
import maestro.rag.document.Region;
import maestro.rag.document.Word;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;

class CodecsTest {
    private static final Layout LAYOUT =
            new Layout(
                    List.of(new Page(1, 612, 792.5, 0, 20), new Page(2, 842, 595, 20, 3_000_000)),
                    List.of(
                            new Word(0, 5, new Region(1, 72.0049, 100.1251, 30.333, 12)),
                            new Word(6, 11, new Region(1, -3.5, 90, 0, 12)),
                            new Word(2_999_990, 2_999_999, new Region(2, 5000, 0.004, 9, 1e6))));

    @Test
    void aLayoutIsReadAsItWasRounded() throws IOException {
        Layout rounded = LayoutCodec.rounded(LAYOUT);
        assertThat(rounded.words().getFirst().region())
                .isEqualTo(new Region(1, 72, 100.13, 30.33, 12));
        assertThat(read(bytes(rounded))).isEqualTo(rounded);
        assertThat(read(bytes(LAYOUT))).isEqualTo(rounded);
        assertThat(LayoutCodec.rounded(rounded)).isEqualTo(rounded);
    }

    @Test
    void aLayoutWithoutPagesIsKept() throws IOException {
        assertThat(read(bytes(Layout.unpaged(7)))).isEqualTo(Layout.unpaged(7));
    }

    @Test
    void headingsAreKeptAndLayoutsOfTheFirstVersionHaveNone() throws IOException {
        Layout headed =
                new Layout(
                        LAYOUT.pages(),
                        LAYOUT.words(),
                        List.of(new Heading(1, 0, 5), new Heading(3, 700, 2_000_000)));
        byte[] bytes = bytes(headed);
        assertThat(read(bytes)).isEqualTo(LayoutCodec.rounded(headed));
        byte[] first = java.util.Arrays.copyOf(bytes(LAYOUT), bytes(LAYOUT).length - 4);
        first[0] = 1;
        assertThat(read(first)).isEqualTo(LayoutCodec.rounded(LAYOUT));
    }

    @Test
    void anotherVersionOrACutFileIsRefused() throws IOException {
        byte[] bytes = bytes(LAYOUT);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(bytes, bytes.length - 3)))
                .isInstanceOf(IOException.class);
        bytes[0] = 9;
        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("version 9");
    }

    @Test
    void passagesAreReadAsTheyWereWritten() throws IOException {
        StoredPassages passages =
                new StoredPassages(
                        new Fingerprint("model", "mean", 256, "int8"),
                        new PassageSettings(100, 20),
                        List.of(new Span(0, 10), new Span(8, 30)),
                        List.of(new float[] {0.5f, -1, 0}, new float[] {1, 2, 3}));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PassagesCodec.write(passages, new DataOutputStream(bytes));
        StoredPassages read = PassagesCodec.read(input(bytes.toByteArray()));
        assertThat(read).usingRecursiveComparison().isEqualTo(passages);
        assertThat(PassagesCodec.readSpans(input(bytes.toByteArray()))).isEqualTo(passages.spans());
        assertThat(PassagesCodec.readFingerprint(input(bytes.toByteArray())))
                .isEqualTo(passages.fingerprint());
    }

    private static byte[] bytes(Layout layout) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LayoutCodec.write(layout, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Layout read(byte[] bytes) throws IOException {
        return LayoutCodec.read(input(bytes));
    }

    private static DataInputStream input(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
