package maestro.app.key;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The keys that the user has entered, each under a name. They are in `config/keys.json`, encrypted
/// with AES-256 in Galois/Counter mode; what opens them is in the file `secret` beside that folder,
/// which only its owner may read. So a copy of the settings, a backup of them, a search through
/// files or a picture of the screen gives no key away; whoever may read all of the user's files
/// can. Safe for use by several threads at once.
public final class Keys {
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final Path secret;
    private final SecureRandom random = new SecureRandom();
    private final ObjectMapper json = new ObjectMapper();

    /// Reads and writes nothing yet.
    public Keys(Path home) {
        file = home.resolve("config").resolve("keys.json");
        secret = home.resolve("secret");
    }

    /// @return empty where there is no key of that name, or none that can be opened, as after the
    ///   home was copied without its secret
    public synchronized Optional<String> find(String name) {
        try {
            String sealed = read().get(name);
            if (sealed == null || !Files.exists(secret)) {
                return Optional.empty();
            }
            byte[] bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] rest = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
            byte[] opened = cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(rest);
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a key, in place of the one of that name.
    ///
    /// @throws UncheckedIOException where the home cannot be written
    public synchronized void keep(String name, String key) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, name)
                            .doFinal(key.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            Map<String, String> all = read();
            all.put(name, Base64.getEncoder().encodeToString(both));
            write(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with AES", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void forget(String name) {
        try {
            Map<String, String> all = read();
            if (all.remove(name) != null) {
                write(all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name is authenticated, so that no key can be put in another's place.
    private Cipher cipher(int mode, byte[] nonce, String name)
            throws GeneralSecurityException, IOException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(secret(), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce),
                random);
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] secret() throws IOException {
        if (Files.exists(secret)) {
            byte[] known = Files.readAllBytes(secret);
            if (known.length == SECRET_BYTES) {
                return known;
            }
        }
        byte[] fresh = new byte[SECRET_BYTES];
        random.nextBytes(fresh);
        OwnerOnly.write(secret, fresh);
        return fresh;
    }

    private Map<String, String> read() throws IOException {
        try {
            return new TreeMap<>(
                    json.readValue(
                            Files.readAllBytes(file), new TypeReference<Map<String, String>>() {}));
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            // Nothing in a damaged file can be opened; the user is asked for the key again.
            return new TreeMap<>();
        }
    }

    private void write(Map<String, String> all) throws IOException {
        OwnerOnly.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }
}
