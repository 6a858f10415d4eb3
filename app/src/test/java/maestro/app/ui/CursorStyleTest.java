package maestro.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A cursor that comes and goes with a node's state has JavaFX paint the whole window each time.
class CursorStyleTest {
    private static final Path STYLES = Path.of("src", "main", "resources");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");

    @Test
    void cursorsFollowTheMouseOnly() throws IOException {
        List<String> fixed = new ArrayList<>();
        List<String> changing = new ArrayList<>();
        try (var files = Files.walk(STYLES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".css")).toList()) {
                Matcher rules = RULE.matcher(Files.readString(file));
                while (rules.find()) {
                    if (rules.group(2).contains("-fx-cursor")) {
                        for (String selector : rules.group(1).split(",")) {
                            boolean state = selector.contains(":") && !selector.contains(":hover");
                            (state ? changing : fixed).add(selector.strip());
                        }
                    }
                }
            }
        }
        assertThat(fixed).as("rules that were looked at").isNotEmpty();
        assertThat(changing).isEmpty();
    }
}
