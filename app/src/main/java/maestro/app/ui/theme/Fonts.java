package maestro.app.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The typefaces that travel with the program, for Hangul and Latin alike, since not every machine
/// has a Korean one.
public final class Fonts {

    private static final String FIRST = "Pretendard-Regular.ttf";
    private static final List<String> OTHERS =
            List.of("Pretendard-SemiBold.ttf", "Pretendard-Bold.ttf");

    private Fonts() {}

    /// Loads the face that every window names; before the first stylesheet does, since a face that
    /// comes later is not looked for again.
    public static void loadFirst() {
        load(FIRST);
    }

    /// Loads the heavier faces; before the first text is set in one.
    public static void loadOthers() {
        OTHERS.forEach(Fonts::load);
    }

    private static void load(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        Fonts.class.getResourceAsStream("fonts/" + name), "missing font " + name)) {
            Font.loadFont(in, Theme.TEXT_PX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
