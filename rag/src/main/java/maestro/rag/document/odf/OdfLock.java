package maestro.rag.document.odf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.Xml;
import org.jspecify.annotations.Nullable;

/// How one part of an OpenDocument file, or a package of all parts, is encrypted, as its manifest
/// says.
///
/// @param keyName how a key is derived
/// @param argon2 how it is derived so; null where it is otherwise
/// @param start the digest by which the password becomes the key that derivation starts from
/// @param digest of the checksum
record OdfLock(
        String part,
        String cipher,
        byte[] vector,
        String keyName,
        int keyBytes,
        int rounds,
        byte[] salt,
        @Nullable Argon2 argon2,
        String start,
        String digest,
        byte[] checksum) {

    /// The parts that are read, the latter of HWPX.
    private static final Pattern WANTED =
            Pattern.compile(
                    "(?:content|styles|meta)\\.xml"
                            + "|Contents/(?:content\\.hpf|header\\.xml|section\\d+\\.xml)");

    /// LibreOffice writes 100,000; a file can claim any number.
    private static final int MOST_ROUNDS = 10_000_000;

    private static final int BLOCK = 16;

    /// What stands before the text of a package (XML Encryption 1.1, 5.2.4), and the bits of the
    /// tag behind it.
    private static final int NONCE = 12;

    private static final int TAG_BITS = 128;
    private static final String SEALED = "AES-GCM";

    /// Whether it is one that can be opened here.
    boolean known() {
        if (salt.length == 0) {
            return false;
        }
        if (whole()) {
            return cipher.equals(SEALED)
                    && keyBytes == 32
                    && start.equals("SHA-256")
                    && argon2 != null
                    && argon2.bearable();
        }
        return WANTED.matcher(part).matches()
                && (cipher.equals("AES") || cipher.equals("Blowfish"))
                && keyName.toLowerCase(Locale.ROOT).endsWith("pbkdf2")
                && (keyBytes == 16 || keyBytes == 24 || keyBytes == 32)
                && rounds > 0
                && rounds <= MOST_ROUNDS
                && checksum.length > 0;
    }

    /// Whether it is on a package of all parts, as LibreOffice writes since 24.8.
    boolean whole() {
        return part.equals(OdfUnlock.PACKAGE);
    }

    /// The part's bytes, still packed; of a package, the file without its protection.
    ///
    /// @return null where the password is certainly wrong
    byte @Nullable [] open(byte[] locked, String password, Deadline deadline)
            throws GeneralSecurityException {
        byte[] secret =
                MessageDigest.getInstance(start).digest(password.getBytes(StandardCharsets.UTF_8));
        if (argon2 != null) {
            byte[] none = {};
            return unsealed(locked, argon2.derive(secret, salt, none, none, keyBytes, deadline));
        }
        SecretKeySpec key =
                new SecretKeySpec(derived(secret, salt, rounds, keyBytes, deadline), cipher);
        if (cipher.equals("Blowfish")) {
            Cipher blowfish = Cipher.getInstance("Blowfish/CFB64/NoPadding");
            blowfish.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(vector));
            return blowfish.doFinal(locked);
        }
        if (locked.length == 0 || locked.length % BLOCK != 0) {
            throw new GeneralSecurityException("not whole blocks");
        }
        Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(vector));
        byte[] padded = aes.doFinal(locked);
        int padding = padded[padded.length - 1]; // what comes before it may be anything
        return padding < 1 || padding > BLOCK
                ? null
                : Arrays.copyOf(padded, padded.length - padding);
    }

    private static byte @Nullable [] unsealed(byte[] locked, byte[] key)
            throws GeneralSecurityException {
        if (locked.length < NONCE + TAG_BITS / Byte.SIZE) {
            throw new GeneralSecurityException("too short");
        }
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, locked, 0, NONCE));
        try {
            return aes.doFinal(locked, NONCE, locked.length - NONCE);
        } catch (AEADBadTagException e) {
            return null;
        }
    }

    /// PBKDF2 (RFC 8018, 5.2) with HMAC-SHA-1. That of the JDK takes letters, not bytes.
    static byte[] derived(byte[] secret, byte[] salt, int rounds, int keyBytes, Deadline deadline)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        int size = mac.getMacLength();
        byte[] key = new byte[(keyBytes + size - 1) / size * size];
        for (int block = 0; block * size < keyBytes; block++) {
            mac.update(salt);
            byte[] turn = mac.doFinal(new byte[] {0, 0, 0, (byte) (block + 1)});
            byte[] sum = turn.clone();
            for (int round = 1; round < rounds; round++) {
                if (round % 10_000 == 0) {
                    deadline.check();
                }
                turn = mac.doFinal(turn);
                for (int i = 0; i < size; i++) {
                    sum[i] ^= turn[i];
                }
            }
            System.arraycopy(sum, 0, key, block * size, size);
        }
        return Arrays.copyOf(key, keyBytes);
    }

    /// The locks on the parts that are read, and on a package of all parts; empty where none is
    /// locked or the manifest is no XML.
    static List<OdfLock> of(byte[] manifest) {
        List<OdfLock> locks = new ArrayList<>();
        try {
            XMLStreamReader xml = Xml.of(manifest);
            Entry entry = null;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("file-entry")) {
                        entry = new Entry(Xml.attribute(xml, "full-path"));
                    } else if (entry != null) {
                        entry.take(xml);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("file-entry")
                        && entry != null) {
                    if (entry.locked && entry.isRead()) {
                        locks.add(entry.lock());
                    }
                    entry = null;
                }
            }
        } catch (XMLStreamException | IllegalArgumentException e) {
            return List.of();
        }
        return locks;
    }

    /// What the manifest says of one part, while it is read.
    private static final class Entry {
        private final String part;
        private boolean locked;
        private String cipher = "";
        private byte[] vector = {};
        private String keyName = "";
        private int keyBytes = 16;
        private int rounds;
        private byte[] salt = {};
        private @Nullable Argon2 argon2;
        private String start = "SHA-1";
        private String digest = "SHA-1";
        private byte[] checksum = {};

        Entry(String part) {
            this.part = part;
        }

        boolean isRead() {
            return WANTED.matcher(part).matches() || part.equals(OdfUnlock.PACKAGE);
        }

        void take(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "encryption-data" -> {
                    locked = true;
                    digest = digest(Xml.attribute(xml, "checksum-type"));
                    checksum = Base64.getMimeDecoder().decode(Xml.attribute(xml, "checksum"));
                }
                case "algorithm" -> {
                    String name = Xml.attribute(xml, "algorithm-name");
                    cipher =
                            name.endsWith("-cbc") && name.contains("aes")
                                    ? "AES"
                                    : name.endsWith("#aes256-gcm")
                                            ? SEALED
                                            : name.equalsIgnoreCase("Blowfish CFB")
                                                    ? "Blowfish"
                                                    : name;
                    vector =
                            Base64.getMimeDecoder()
                                    .decode(Xml.attribute(xml, "initialisation-vector"));
                }
                case "start-key-generation" ->
                        start = digest(Xml.attribute(xml, "start-key-generation-name"));
                case "key-derivation" -> {
                    keyName = Xml.attribute(xml, "key-derivation-name");
                    keyBytes = number(Xml.attribute(xml, "key-size"), 16);
                    if (keyName.endsWith(":argon2id")) {
                        argon2 =
                                new Argon2(
                                        number(Xml.attribute(xml, "argon2-iterations"), 0),
                                        number(Xml.attribute(xml, "argon2-memory"), 0),
                                        number(Xml.attribute(xml, "argon2-lanes"), 0));
                    }
                    rounds = number(Xml.attribute(xml, "iteration-count"), 0);
                    salt = Base64.getMimeDecoder().decode(Xml.attribute(xml, "salt"));
                }
                default -> {}
            }
        }

        /// @throws NumberFormatException where it is none
        private static int number(String value, int otherwise) {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        }

        private static String digest(String name) {
            return name.toLowerCase(Locale.ROOT).contains("sha256") ? "SHA-256" : "SHA-1";
        }

        OdfLock lock() {
            return new OdfLock(
                    part, cipher, vector, keyName, keyBytes, rounds, salt, argon2, start, digest,
                    checksum);
        }
    }
}
