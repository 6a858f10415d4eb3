package maestro.app.ui.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

class PaletteModelTest {

    private final List<PaletteEntry> entries = new ArrayList<>();
    private final PaletteModel model = new PaletteModel();

    PaletteModelTest() {
        model.addSource(() -> entries);
        for (String title :
                List.of(
                        "Reset the layout",
                        "Report",
                        "Larger text",
                        "Normal text size",
                        "Retrieval-Augmented Generation",
                        "자료실",
                        "새 연구")) {
            entries.add(entry(title, title.startsWith("Retrieval") ? "Lewis" : ""));
        }
        model.refresh();
    }

    @Test
    void nothingTypedShowsAll() {
        assertThat(model.found()).hasSameSizeAs(entries);
    }

    @Test
    void wordsFindInAnyOrderAndCase() {
        assertThat(find("TEXT larger")).containsExactly("Larger text");
    }

    @Test
    void firstLettersFind() {
        assertThat(find("rtl")).first().isEqualTo("Reset the layout");
        assertThat(find("rag")).first().isEqualTo("Retrieval-Augmented Generation");
    }

    @Test
    void whatComesWhileThePaletteIsOpenIsFound() {
        entries.add(entry("Bees of the heath", ""));
        assertThat(find("heath")).containsExactly("Bees of the heath");
    }

    @Test
    void detailsFindToo() {
        assertThat(find("lewis")).containsExactly("Retrieval-Augmented Generation");
    }

    @Test
    void theNamesOfOtherProgramsFind() {
        Texts texts = Texts.of(Texts.class, Locale.KOREAN);
        assertThat(texts.names("command.settings"))
                .contains("Settings…", "Graphics card", "그래픽 카드");
        assertThat(texts.names("command.quit")).containsExactly("Quit");
        entries.add(
                new PaletteEntry(
                        PaletteEntry.Kind.COMMAND,
                        texts.get("command.settings"),
                        texts.names("command.settings"),
                        "",
                        "",
                        MaterialDesignC.CHECK,
                        () -> {}));
        model.refresh();
        assertThat(find("engine")).containsExactly("설정…");
        assertThat(find("엔진")).containsExactly("설정…");
    }

    @Test
    void hangulFinds() {
        assertThat(find("연구")).containsExactly("새 연구");
    }

    @Test
    void theEnglishNameFindsWhatIsShownInAnotherLanguage() {
        entries.add(
                new PaletteEntry(
                        PaletteEntry.Kind.COMMAND,
                        "배치 초기화",
                        List.of("Reset the layout"),
                        "",
                        "",
                        MaterialDesignC.CHECK,
                        () -> {}));
        model.refresh();
        assertThat(find("reset layout")).containsExactly("Reset the layout", "배치 초기화");
        assertThat(find("배치")).containsExactly("배치 초기화");
    }

    @Test
    void anExactWordComesBeforeScatteredLetters() {
        assertThat(find("report")).first().isEqualTo("Report");
    }

    @Test
    void whatIsNowhereFindsNothing() {
        assertThat(find("zzz")).isEmpty();
    }

    @Test
    void whatCameSinceIsFoundWhenThePaletteOpensAgain() {
        entries.add(entry("Brand new", ""));
        model.refresh();
        assertThat(find("brand")).containsExactly("Brand new");
    }

    @Test
    void twoCommandsMayNotShareNameOrShortcut() {
        Commands commands = new Commands();
        commands.add(command("a", "Shortcut+K"));
        assertThatThrownBy(() -> commands.add(command("a", null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> commands.add(command("b", "Shortcut+K")))
                .hasMessageContaining("share");
    }

    private static Command command(String id, @org.jspecify.annotations.Nullable String shortcut) {
        return Command.of(
                id,
                Texts.of(PaletteModel.class),
                "palette.prompt",
                Command.Group.FILE,
                0,
                shortcut,
                MaterialDesignC.CHECK,
                () -> {});
    }

    private List<String> find(String query) {
        model.queryProperty().set(query);
        return model.found().stream().map(PaletteEntry::title).toList();
    }

    private static PaletteEntry entry(String title, String detail) {
        return new PaletteEntry(
                PaletteEntry.Kind.COMMAND,
                title,
                List.of(),
                detail,
                "",
                MaterialDesignC.CHECK,
                () -> {});
    }
}
