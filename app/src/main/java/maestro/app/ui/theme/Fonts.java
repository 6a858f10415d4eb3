package maestro.app.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.scene.text.Font;
import maestro.agents.report.ReportFonts;

/// The typeface that travels with the program, for Hangul and Latin alike, since not every machine
/// has a Korean one.
public final class Fonts {

    private Fonts() {}

    /// Loads the face that every window names; before the first stylesheet does, since a face that
    /// comes later is not looked for again.
    public static void loadFirst() {
        load(ReportFonts.sansRegular());
    }

    /// Loads the heavier faces; before the first text is set in one.
    public static void loadOthers() {
        load(ReportFonts.sansSemiBold());
        load(ReportFonts.sansBold());
    }

    private static void load(URL face) {
        try (InputStream in = face.openStream()) {
            Font.loadFont(in, Theme.TEXT_PX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
