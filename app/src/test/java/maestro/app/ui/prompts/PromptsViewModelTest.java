package maestro.app.ui.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.agents.mission.Language;
import maestro.agents.role.prompted.Prompt;
import maestro.agents.role.prompted.Prompts;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.prompts.PromptsViewModel.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class PromptsViewModelTest {
    @TempDir Path home;

    private PromptsViewModel open() {
        PromptsViewModel opened = new PromptsViewModel(Prompts.in(home), Frames.immediate());
        opened.choose(Language.ENGLISH);
        opened.choose(Prompt.CHECK);
        return opened;
    }

    @Test
    void aFileThatCannotBeUsedIsShownWithWhatIsWrongAndCanGo() throws IOException {
        Path file = home.resolve("check.en.md");
        Files.writeString(file, "You check.\n---\nLook at {{문장}}.");
        PromptsViewModel opened = open();
        assertThat(opened.state(Prompt.CHECK)).isEqualTo(State.UNUSED);
        assertThat(opened.textProperty().get()).endsWith("Look at {{문장}}.");
        assertThat(opened.faultProperty().get()).contains("{{sentences}}");
        opened.textProperty().set("You check.\n---\n{{sentences}} {{문장}}");
        assertThat(opened.faultProperty().get()).contains("{{문장}}");
        opened.writeOriginal();
        assertThat(opened.faultProperty().get()).isEmpty();
        opened.save();
        assertThat(file).doesNotExist();
        assertThat(opened.state(Prompt.CHECK)).isEqualTo(State.ORIGINAL);
    }

    @Test
    void whatIsTooLongIsNotCompared() {
        PromptsViewModel opened = open();
        opened.textProperty().set("word ".repeat(200_000));
        assertThat(opened.faultProperty().get()).contains("20,000");
        assertThat(opened.differences())
                .singleElement()
                .matches(piece -> piece.text().length() == Prompts.LONGEST);
    }
}
