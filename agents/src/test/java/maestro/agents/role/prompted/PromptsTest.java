package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import maestro.agents.mission.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PromptsTest {
    static Stream<Arguments> all() {
        return Stream.of(Prompt.values())
                .flatMap(p -> Stream.of(Language.values()).map(l -> Arguments.of(p, l)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPromptHasItsPlaceholdersInBothLanguages(Prompt prompt, Language language) {
        Prompts prompts = Prompts.builtIn();
        assertThat(Prompts.fault(prompt, prompts.builtIn(prompt, language)).isNone()).isTrue();
        Map<String, String> values = new HashMap<>();
        prompt.placeholders().forEach(name -> values.put(name, "<" + name + " {{x}} $1>"));
        Prompts.Filled filled = prompts.fill(prompt, language, values, Map.of());
        assertThat(filled.system()).isNotBlank();
        prompt.placeholders()
                .forEach(name ->
                        assertThat(filled.system() + filled.user())
                                .contains("<" + name + " {{x}} $1>"));
        assertThat(Language.of(filled.user())).isEqualTo(language);
    }

    private static Map<String, String> said(String message) {
        return Map.of(Prompt.MESSAGES, message);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPromptHasAPlaceForWhatTheBriefHoldsForIt(Prompt prompt, Language language) {
        Prompts prompts = Prompts.builtIn();
        Map<String, String> values = new HashMap<>();
        prompt.placeholders().forEach(name -> values.put(name, name));
        String silent = prompts.fill(prompt, language, values, Map.of()).user();
        assertThat(silent).doesNotContain("{{").doesNotContain("\n\n\n");
        for (String name : prompt.optional()) {
            assertThat(prompts.builtIn(prompt, language)).contains("\n\n{{" + name + "}}\n");
            String told = prompts.fill(prompt, language, values, Map.of(name, "So {{x}}")).user();
            assertThat(told).contains("\n\nSo {{x}}\n\n");
            assertThat(told.replaceFirst("\n\nSo \\{\\{x}}", "")).isEqualTo(silent);
        }
    }

    @Test
    void whatTheBriefHoldsStandsAtTheEndOfATextOfTheUsersWithoutAPlaceForIt(@TempDir Path home)
            throws IOException {
        Prompts prompts = Prompts.in(home.resolve("prompts"));
        prompts.change(
                Prompt.REVISE,
                Language.ENGLISH,
                "You.\n---\n{{section}} {{draft}} {{complaints}} {{notes}}");
        Map<String, String> values =
                Map.of("section", "s", "draft", "d", "complaints", "c", "notes", "n");
        assertThat(
                        prompts.fill(
                                        Prompt.REVISE,
                                        Language.ENGLISH,
                                        values,
                                        Map.of("tone", "Be dry.", Prompt.MESSAGES, "Hear."))
                                .user())
                .isEqualTo("s d c n\n\nBe dry.\n\nHear.");
    }

    @Test
    void whatTheUserSaysStandsAtTheEndOrWhereATextHasAPlaceForIt(@TempDir Path home)
            throws IOException {
        Prompts prompts = Prompts.in(home.resolve("prompts"));
        Map<String, String> values = new HashMap<>();
        Prompt.SEARCH.placeholders().forEach(name -> values.put(name, name));
        Prompts.Filled silent = prompts.fill(Prompt.SEARCH, Language.ENGLISH, values, Map.of());
        assertThat(
                        prompts.fill(Prompt.SEARCH, Language.ENGLISH, values, said("Be {{bold}}"))
                                .user())
                .isEqualTo(silent.user() + "\n\nBe {{bold}}");
        prompts.change(
                Prompt.SEARCH,
                Language.ENGLISH,
                "You.\n---\n{{messages}}: {{question}} {{section}} {{questions}} {{languages}}");
        assertThat(prompts.fill(Prompt.SEARCH, Language.ENGLISH, values, said("Hear")).user())
                .startsWith("Hear: question");
    }

    @Test
    void aUsersPromptIsUsedUntilItIsTakenBack(@TempDir Path home) throws IOException {
        Prompts prompts = Prompts.in(home.resolve("prompts"));
        String mine = "Be brief.\n---\n{{question}} {{section}} {{questions}} {{languages}}";
        prompts.change(Prompt.SEARCH, Language.ENGLISH, mine);
        assertThat(prompts.text(Prompt.SEARCH, Language.ENGLISH)).isEqualTo(mine);
        assertThat(prompts.changed(Prompt.SEARCH, Language.KOREAN)).isEmpty();
        prompts.reset(Prompt.SEARCH, Language.ENGLISH);
        assertThat(prompts.text(Prompt.SEARCH, Language.ENGLISH))
                .isEqualTo(prompts.builtIn(Prompt.SEARCH, Language.ENGLISH));
    }

    @Test
    void aPromptThatLacksAPlaceholderIsRefusedAndOneOnDiskIsPassedOver(@TempDir Path home)
            throws IOException {
        Prompts prompts = Prompts.in(home);
        assertThatThrownBy(() ->
                        prompts.change(Prompt.CHECK, Language.ENGLISH, "You check.\n---\nNothing"))
                .hasMessageContaining("{{sentences}}");
        assertThatThrownBy(() ->
                        prompts.change(Prompt.CHECK, Language.ENGLISH, "You check {{sentences}}"))
                .hasMessageContaining("---");
        assertThatThrownBy(() ->
                        prompts.change(
                                Prompt.CHECK, Language.ENGLISH, "You\n---\n{{sentences}}{{moon}}"))
                .hasMessageContaining("{{moon}}");
        Files.writeString(home.resolve("check.en.md"), "nothing of use");
        assertThat(prompts.text(Prompt.CHECK, Language.ENGLISH))
                .isEqualTo(prompts.builtIn(Prompt.CHECK, Language.ENGLISH));
    }

    @Test
    void aFileInAnotherEncodingOrTooLongIsShownWithWhatIsWrongWithIt(@TempDir Path home)
            throws IOException {
        Prompts prompts = Prompts.in(home);
        Path file = home.resolve("check.ko.md");
        Files.writeString(file, "확인\n---\n{{sentences}}", Charset.forName("EUC-KR"));
        String shown = prompts.written(Prompt.CHECK, Language.KOREAN).orElseThrow();
        assertThat(shown).endsWith("---\n{{sentences}}");
        assertThat(Prompts.fault(Prompt.CHECK, shown).english()).contains("UTF-8");
        assertThat(prompts.changed(Prompt.CHECK, Language.KOREAN)).isEmpty();

        Files.writeString(file, "확".repeat(3 * Prompts.LONGEST));
        shown = prompts.written(Prompt.CHECK, Language.KOREAN).orElseThrow();
        assertThat(shown).hasSizeLessThan(2 * Prompts.LONGEST);
        assertThat(Prompts.fault(Prompt.CHECK, shown).english()).contains("longer");

        Files.writeString(file, "\uFEFF확인\n---\n{{sentences}}");
        assertThat(prompts.changed(Prompt.CHECK, Language.KOREAN))
                .contains("확인\n---\n{{sentences}}");
    }
}
