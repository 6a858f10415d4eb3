package maestro.app.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class KeysTest {
    private static final String KEY = "sk-a1b2c3d4e5f6";

    @TempDir Path home;

    @Test
    void aKeyIsFoundAgainByAnotherStart() {
        new Keys(home).keep("openai", KEY);
        new Keys(home).keep("azure", "another");
        assertThat(new Keys(home).find("openai")).contains(KEY);
        assertThat(new Keys(home).find("azure")).contains("another");
        assertThat(new Keys(home).find("nobody")).isEmpty();
    }

    @Test
    void aKeyIsReplacedAndForgotten() {
        Keys keys = new Keys(home);
        keys.keep("openai", "old");
        keys.keep("openai", KEY);
        assertThat(keys.find("openai")).contains(KEY);
        keys.forget("openai");
        keys.forget("openai");
        assertThat(keys.find("openai")).isEmpty();
    }

    @Test
    void noFileHoldsItInClearText() throws IOException {
        new Keys(home).keep("openai", KEY);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(KEY);
            }
        }
    }

    @Test
    void nobodyElseMayReadTheFiles() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "the file system knows no owner's rights");
        new Keys(home).keep("openai", KEY);
        for (String file : new String[] {"secret", "config/keys.json"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void withoutTheSecretTheSettingsGiveNothingAway() throws IOException {
        new Keys(home).keep("openai", KEY);
        Files.delete(home.resolve("secret"));
        assertThat(new Keys(home).find("openai")).isEmpty();
        new Keys(home).keep("azure", "another"); // makes a secret of its own
        assertThat(new Keys(home).find("openai")).isEmpty();
        assertThat(new Keys(home).find("azure")).contains("another");
    }

    @Test
    void aKeyUnderAnothersNameIsNotOpened() throws IOException {
        Keys keys = new Keys(home);
        keys.keep("a", KEY);
        Path file = home.resolve("config/keys.json");
        Files.writeString(file, Files.readString(file).replace("\"a\"", "\"b\""));
        assertThat(keys.find("b")).isEmpty();
    }

    @Test
    void aDamagedFileAsksForTheKeyAgain() throws IOException {
        Keys keys = new Keys(home);
        keys.keep("a", KEY);
        Files.writeString(home.resolve("config/keys.json"), "{\"a\":");
        assertThat(keys.find("a")).isEmpty();
        keys.keep("a", KEY);
        assertThat(keys.find("a")).contains(KEY);
    }
}
