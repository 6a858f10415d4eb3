package maestro.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.app.ui.theme.ThemeChoice;
import maestro.rag.passage.PassageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    @TempDir Path folder;
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void whatIsChangedIsThereAtTheNextStart() {
        try (Settings settings = new Settings(new ConfigFiles(folder), failures::add)) {
            settings.appearance().set(new Appearance(ThemeChoice.DARK, "ko", 130));
            settings.research().set(new ResearchDefaults(5, 10, 500, 2, true));
            settings.passages().set(new PassageSettings(120, 20));
        }
        try (Settings again = new Settings(new ConfigFiles(folder), failures::add)) {
            assertThat(again.appearance().get())
                    .isEqualTo(new Appearance(ThemeChoice.DARK, "ko", 130));
            assertThat(again.research().get()).isEqualTo(new ResearchDefaults(5, 10, 500, 2, true));
            assertThat(again.passages().get()).isEqualTo(new PassageSettings(120, 20));
        }
        assertThat(failures).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aDamagedFileMeansDefaultsAndIsKeptBeside() throws IOException {
        Files.writeString(folder.resolve("appearance.json"), "{\"theme\":\"DA");
        ConfigFiles files = new ConfigFiles(folder);
        assertThat(files.read("appearance", Appearance.DEFAULT)).isEqualTo(Appearance.DEFAULT);
        assertThat(folder.resolve("appearance.json.damaged")).hasContent("{\"theme\":\"DA");
        assertThat(files.damaged()).hasSize(1);
    }

    @Test
    void valuesThatCannotBeMeanDefaultsToo() throws IOException {
        Files.writeString(folder.resolve("passages.json"), "{\"tokens\":9999,\"overlap\":1}");
        Files.writeString(folder.resolve("appearance.json"), "{\"theme\":\"PURPLE\"}");
        ConfigFiles files = new ConfigFiles(folder);
        assertThat(files.read("passages", PassageSettings.DEFAULT))
                .isEqualTo(PassageSettings.DEFAULT);
        assertThat(files.read("appearance", Appearance.DEFAULT)).isEqualTo(Appearance.DEFAULT);
        assertThat(files.damaged()).hasSize(2);
    }

    @Test
    void olderAndNewerFilesAreReadAsFarAsTheyGo() throws IOException {
        Files.writeString(
                folder.resolve("appearance.json"), "{\"textSize\":150,\"futureThing\":true}");
        assertThat(new ConfigFiles(folder).read("appearance", Appearance.DEFAULT))
                .isEqualTo(new Appearance(ThemeChoice.SYSTEM, "", 150));
    }

    @Test
    void writingThatFailsIsTold() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        try (Settings settings = new Settings(new ConfigFiles(notAFolder), failures::add)) {
            settings.appearance().set(new Appearance(ThemeChoice.DARK, "", 100));
        }
        assertThat(failures).hasSize(1);
    }

    @Test
    void theLanguageFollowsTheSystemUnlessChosen() {
        Appearance system = Appearance.DEFAULT;
        assertThat(Settings.language(system, Locale.KOREA)).isEqualTo(Locale.KOREA);
        assertThat(Settings.language(system, Locale.FRANCE)).isEqualTo(Locale.ENGLISH);
        Appearance korean = new Appearance(ThemeChoice.SYSTEM, "ko", 100);
        assertThat(Settings.language(korean, Locale.US)).isEqualTo(Locale.KOREA);
    }
}
