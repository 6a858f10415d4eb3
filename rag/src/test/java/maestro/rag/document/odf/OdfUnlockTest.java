package maestro.rag.document.odf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import maestro.rag.document.Deadline;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.Unlocked;
import maestro.rag.document.reading.DocumentReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OdfUnlockTest {
    private static final Deadline LATER = new Deadline(Duration.ofMinutes(1));
    private static final String CONTENT =
            "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                    + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><o:text>"
                    + "<text:p>Bees are counted by night.</text:p>"
                    + "</o:text></o:body></o:document-content>";

    /// Of the password below and [#SALT] in 3 passes over 64 MiB in 4 lanes.
    private static final String KEY =
            "43530239dbff11ce19b2511867e6e35ad6a36eb34d94602f9a45425a1706b3f7";

    private static final byte[] SALT = "a pinch of salt!".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    private Path locked(String cipher, String password, int rounds) throws Exception {
        return locked(cipher, password, rounds, "bees.odt", "content.xml", CONTENT);
    }

    private Path locked(
            String cipher, String password, int rounds, String name, String part, String content)
            throws Exception {
        boolean aes = cipher.equals("AES");
        byte[] secret =
                MessageDigest.getInstance(aes ? "SHA-256" : "SHA-1")
                        .digest(password.getBytes(StandardCharsets.UTF_8));
        int bytes = aes ? 32 : 16;
        byte[] key = OdfLock.derived(secret, SALT, Math.min(rounds, 2000), bytes, LATER);
        byte[] vector = Arrays.copyOf(SALT, aes ? 16 : 8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, true))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        Cipher out = Cipher.getInstance(aes ? "AES/CBC/PKCS5Padding" : "Blowfish/CFB64/NoPadding");
        out.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, cipher), new IvParameterSpec(vector));
        byte[] sum =
                MessageDigest.getInstance(aes ? "SHA-256" : "SHA-1").digest(packed.toByteArray());
        String manifest =
                "<m:manifest xmlns:m='m'><m:file-entry m:full-path='Thumbnails/a.png'/>"
                        + "<m:file-entry m:full-path='"
                        + part
                        + "'><m:encryption-data m:checksum-type='"
                        + (aes
                                ? "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k"
                                : "SHA1/1K")
                        + "' m:checksum='"
                        + base64(sum)
                        + "'><m:algorithm m:algorithm-name='"
                        + (aes ? "http://www.w3.org/2001/04/xmlenc#aes256-cbc" : "Blowfish CFB")
                        + "' m:initialisation-vector='"
                        + base64(vector)
                        + "'/><m:key-derivation m:key-derivation-name='PBKDF2' m:key-size='"
                        + bytes
                        + "' m:iteration-count='"
                        + rounds
                        + "' m:salt='"
                        + base64(SALT)
                        + "'/>"
                        + (aes
                                ? "<m:start-key-generation m:start-key-generation-name='http://www.w3.org/2000/09/xmldsig#sha256' m:key-size='32'/>"
                                : "")
                        + "</m:encryption-data></m:file-entry></m:manifest>";
        return zip(name, part, out.doFinal(packed.toByteArray()), manifest);
    }

    private Path zip(String name, String part, byte[] bytes, String manifest) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(bytes);
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    @Test
    void keysAreDerivedAsTheStandardHasThem() throws Exception {
        byte[] key =
                OdfLock.derived(
                        "passwordPASSWORDpassword".getBytes(StandardCharsets.UTF_8),
                        "saltSALTsaltSALTsaltSALTsaltSALTsalt".getBytes(StandardCharsets.UTF_8),
                        4096,
                        25,
                        LATER);
        assertThat(HexFormat.of().formatHex(key))
                .as("RFC 6070")
                .isEqualTo("3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES", "Blowfish"})
    void itsPasswordOpensIt(String cipher) throws Exception {
        Path file = locked(cipher, "벌 bees", 2000);
        assertThat(((Refused) read(file)).message().key()).isEqualTo("pdf.password");
        Path target = folder.resolve("open.odt");
        assertThat(OdfUnlock.unlock(file, List.of("wasps"), target, ReadLimits.DEFAULT))
                .isEqualTo(Unlocked.WRONG);
        assertThat(target).doesNotExist();
        assertThat(OdfUnlock.unlock(file, List.of("wasps", "벌 bees"), target, ReadLimits.DEFAULT))
                .isEqualTo(Unlocked.OPENED);
        assertThat(((Complete) read(target)).document().text())
                .isEqualTo("Bees are counted by night.");
    }

    /// By the format's schema, which has OpenDocument's manifest; none of a real Hangul was at
    /// hand.
    @Test
    void itsPasswordOpensHwpx() throws Exception {
        String section =
                "<s:sec xmlns:s='s' xmlns:p='p'><p:p><p:run><p:t>밤에 벌을 센다.</p:t></p:run></p:p></s:sec>";
        Path file = locked("AES", "벌", 1024, "bees.hwpx", "Contents/section0.xml", section);
        assertThat(((Refused) read(file)).message().key()).isEqualTo("pdf.password");
        Path target = folder.resolve("open.hwpx");
        assertThat(OdfUnlock.unlock(file, List.of("wasps"), target, ReadLimits.DEFAULT))
                .isEqualTo(Unlocked.WRONG);
        assertThat(OdfUnlock.unlock(file, List.of("벌"), target, ReadLimits.DEFAULT))
                .isEqualTo(Unlocked.OPENED);
        assertThat(((Complete) read(target)).document().text()).isEqualTo("밤에 벌을 센다.");

        Path other = locked("AES", "벌", 20_000_000, "other.hwpx", "Contents/section0.xml", section);
        assertThat(((Refused) read(other)).message().key()).isEqualTo("foreign.password");
    }

    /// By the published format, with a key that another program derived (password4j 1.8.4): no
    /// LibreOffice of that age was at hand.
    private Path sealed(int passes, int memory, int lanes) throws Exception {
        Path inner =
                zip(
                        "inner.odt",
                        "content.xml",
                        CONTENT.getBytes(StandardCharsets.UTF_8),
                        "<m:manifest xmlns:m='m'/>");
        byte[] nonce = Arrays.copyOf(SALT, 12);
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(HexFormat.of().parseHex(KEY), "AES"),
                new GCMParameterSpec(128, nonce));
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        locked.write(nonce);
        locked.write(aes.doFinal(Files.readAllBytes(inner)));
        String manifest =
                "<m:manifest xmlns:m='m' xmlns:loext='l' m:version='1.4'>"
                        + "<m:file-entry m:full-path='encrypted-package' m:size='"
                        + Files.size(inner)
                        + "'><m:encryption-data>"
                        + "<m:algorithm m:algorithm-name='http://www.w3.org/2009/xmlenc11#aes256-gcm' m:initialisation-vector='"
                        + base64(nonce)
                        + "'/><m:start-key-generation m:start-key-generation-name='http://www.w3.org/2001/04/xmlenc#sha256' m:key-size='32'/>"
                        + "<m:key-derivation m:key-derivation-name='urn:org:documentfoundation:names:experimental:office:manifest:argon2id' m:key-size='32' loext:argon2-iterations='"
                        + passes
                        + "' loext:argon2-memory='"
                        + memory
                        + "' loext:argon2-lanes='"
                        + lanes
                        + "' m:salt='"
                        + base64(SALT)
                        + "'/></m:encryption-data></m:file-entry></m:manifest>";
        return zip("sealed.odt", "encrypted-package", locked.toByteArray(), manifest);
    }

    @Test
    void aFileThatIsEncryptedAsAWholeOpens() throws Exception {
        Path file = sealed(3, 65536, 4);
        assertThat(((Refused) read(file)).message().key()).isEqualTo("pdf.password");
        Path target = folder.resolve("open.odt");
        assertThat(OdfUnlock.unlock(file, List.of("wasps"), target, ReadLimits.DEFAULT))
                .isEqualTo(Unlocked.WRONG);
        assertThat(target).doesNotExist();
        assertThat(OdfUnlock.unlock(file, List.of("벌 bees"), target, ReadLimits.DEFAULT))
                .isEqualTo(Unlocked.OPENED);
        assertThat(((Complete) read(target)).document().text())
                .isEqualTo("Bees are counted by night.");
    }

    @Test
    void aFileCannotAskForMoreThanAKeyIsWorth() throws Exception {
        for (int[] asked :
                new int[][] {
                    {3, 1 << 30, 4}, {1_000_000, 65536, 4}, {3, 65536, 0}, {3, 8, 4}, {0, 64, 1}
                }) {
            Path file = sealed(asked[0], asked[1], asked[2]);
            assertThat(((Refused) read(file)).message().key()).isEqualTo("foreign.newer");
        }
    }

    @Test
    void keysAreDerivedAsArgon2Has() {
        byte[][] inputs = new byte[4][];
        int[] sizes = {32, 16, 8, 12};
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = new byte[sizes[i]];
            Arrays.fill(inputs[i], (byte) (i + 1));
        }
        byte[] key =
                new Argon2(3, 32, 4).derive(inputs[0], inputs[1], inputs[2], inputs[3], 32, LATER);
        assertThat(HexFormat.of().formatHex(key))
                .as("RFC 9106, 5.3")
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        Blake2b.hash("abc".getBytes(StandardCharsets.UTF_8), 64)))
                .as("RFC 7693, appendix A")
                .startsWith("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b7")
                .endsWith("5ab92386edd4009923");
    }

    @Test
    void itDoesNotUnpackBeyondTheLimit() throws Exception {
        Path file = locked("AES", "bees", 2000);
        ReadLimits small = new ReadLimits(1 << 20, 200, 1000, 10, Duration.ofMinutes(1));
        Path target = folder.resolve("open.odt");
        assertThatThrownBy(() -> OdfUnlock.unlock(file, List.of("bees"), target, small))
                .isInstanceOf(IOException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void whatIsProtectedInAWayNotKnownIsNotAskedAPasswordFor() throws Exception {
        Path whole =
                zip(
                        "new.odt",
                        "encrypted-package",
                        new byte[64],
                        "<m:manifest xmlns:m='m'><m:file-entry m:full-path='encrypted-package'><m:encryption-data>"
                                + "<m:algorithm m:algorithm-name='http://www.w3.org/2009/xmlenc11#aes256-gcm' m:initialisation-vector='AAAA'/>"
                                + "<m:key-derivation m:key-derivation-name='urn:org:documentfoundation:names:experimental:office:manifest:argon2id'/>"
                                + "</m:encryption-data></m:file-entry></m:manifest>");
        for (Path file : List.of(whole, locked("AES", "bees", 2_000_000_000))) {
            assertThat(((Refused) read(file)).message().key()).isEqualTo("foreign.newer");
            assertThat(
                            OdfUnlock.unlock(
                                    file,
                                    List.of("bees"),
                                    folder.resolve("open.odt"),
                                    ReadLimits.DEFAULT))
                    .isEqualTo(Unlocked.IMPOSSIBLE);
        }
    }
}
