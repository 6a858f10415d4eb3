package maestro.agents.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private Presets presets() {
        return Presets.in(home.resolve("presets"));
    }

    private static Preset preset(String name) {
        return new Preset(
                "",
                true,
                name,
                "",
                List.of("Demand", "Prices"),
                "dry",
                Brief.Unsupported.CUT,
                List.of(Index.WEB, Index.ARXIV),
                2,
                15);
    }

    @Test
    void theProgramHasTheSameFiveInBothLanguages() {
        List<Preset> english = presets().builtIn(Language.ENGLISH);
        List<Preset> korean = presets().builtIn(Language.KOREAN);
        assertThat(english).hasSize(5).noneMatch(Preset::own);
        assertThat(korean)
                .extracting(Preset::id)
                .isEqualTo(english.stream().map(Preset::id).toList());
        for (int i = 0; i < english.size(); i++) {
            Preset one = english.get(i);
            Preset other = korean.get(i);
            assertThat(one.outline()).isNotEmpty();
            assertThat(one.tone()).isNotBlank();
            assertThat(one.about()).isNotBlank();
            assertThat(Language.of(one.name() + one.about() + one.tone() + one.outline()))
                    .isEqualTo(Language.ENGLISH);
            assertThat(other.outline())
                    .hasSameSizeAs(one.outline())
                    .allMatch(h -> Language.of(h) == Language.KOREAN);
            assertThat(Language.of(other.name())).isEqualTo(Language.KOREAN);
            assertThat(
                            List.of(
                                    other.proposed(),
                                    other.unsupported(),
                                    other.rounds(),
                                    other.minutes()))
                    .isEqualTo(
                            List.of(
                                    one.proposed(),
                                    one.unsupported(),
                                    one.rounds(),
                                    one.minutes()));
        }
    }

    @Test
    void whatIsSavedIsFoundAgainAndCanBeRenamedAndDeleted() throws IOException {
        Preset saved = presets().save(preset("My  market"));
        assertThat(saved.name()).isEqualTo("My market");
        assertThat(presets().own().own()).containsExactly(saved);
        assertThat(home.resolve("presets/my-market.json"))
                .content()
                .contains("\"version\" : 1", "\"unsupported\" : \"cut\"");
        assertThat(presets().find("my MARKET", Language.KOREAN)).contains(saved);
        Preset renamed = presets().rename(saved, "Prices only");
        assertThat(presets().own().own()).containsExactly(renamed);
        presets().delete(renamed);
        assertThat(presets().own().own()).isEmpty();
    }

    @Test
    void savingUnderTheSameNameReplacesAndNamesOfTheProgramAreRefused() throws IOException {
        presets().save(preset("Prices"));
        Preset again = presets().save(preset("prices"));
        assertThat(presets().own().own()).containsExactly(again);
        Preset other = presets().save(preset("가격"));
        assertThat(presets().own().own()).hasSize(2);
        assertThatThrownBy(() -> presets().rename(other, "PRICES"))
                .isInstanceOf(IllegalArgumentException.class);
        for (String taken : List.of("Trend watch", "trend-watch", "동향 파악")) {
            assertThatThrownBy(() -> presets().save(preset(taken)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileThatCantBeUsedIsReportedAndPassedOver() throws IOException {
        Preset good = presets().save(preset("Good"));
        Path folder = home.resolve("presets");
        Files.writeString(folder.resolve("no-json.json"), "{ \"version\": 1, ");
        Files.writeString(folder.resolve("newer.json"), "{\"version\": 2, \"name\": \"x\"}");
        Files.writeString(
                folder.resolve("source.json"),
                "{\"version\": 1, \"name\": \"x\", \"sources\": [\"moon\"]}");
        Files.writeString(
                folder.resolve("rounds.json"), "{\"version\": 1, \"name\": \"x\", \"rounds\": 99}");
        Files.writeString(folder.resolve("nameless.json"), "{\"version\": 1}");
        Files.writeString(
                folder.resolve("outline.json"),
                "{\"version\": 1, \"name\": \"x\", \"outline\": 3}");
        Presets.Own own = presets().own();
        assertThat(own.own()).containsExactly(good);
        assertThat(own.problems()).hasSize(6);
        assertThat(own.problems())
                .anyMatch(p -> p.english().contains("newer.json") && p.english().contains("2"));
    }

    @Test
    void aHandWrittenFileNeedsLittle() throws IOException {
        Path folder = Files.createDirectories(home.resolve("presets"));
        Files.writeString(folder.resolve("mine.json"), "{\"version\": 1, \"name\": \"Mine\"}");
        assertThat(presets().own().own())
                .singleElement()
                .matches(p -> p.rounds() == 3 && p.outline().isEmpty() && p.proposed().isEmpty());
    }
}
