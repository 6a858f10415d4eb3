package maestro.app.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import maestro.app.ui.models.connection.Connection;
import maestro.app.ui.models.connection.Preset;
import maestro.app.ui.shell.Texts;
import org.junit.jupiter.api.Test;

class ModelWordsTest {
    private final ModelWords words = new ModelWords(Texts.of(ModelWords.class, Locale.ENGLISH));

    private String name(String url) {
        return words.server(new Connection("c1", Preset.OLLAMA, url, "", List.of()));
    }

    @Test
    void twoServersOnThisMachineAreToldApart() {
        assertThat(name("http://localhost:11434")).isEqualTo("Ollama on this machine");
        assertThat(name("http://localhost:11500")).isEqualTo("Ollama on port 11500");
        assertThat(name("http://192.0.2.2:11434")).isEqualTo("Ollama at 192.0.2.2");
    }
}
