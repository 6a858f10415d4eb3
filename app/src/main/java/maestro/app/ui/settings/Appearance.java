package maestro.app.ui.settings;

import maestro.app.ui.theme.Theme;
import maestro.app.ui.theme.ThemeChoice;

/// How the program looks and speaks.
///
/// @param language "en", "ko", or empty for the system's
/// @param textSize per cent
public record Appearance(ThemeChoice theme, String language, int textSize) {

    public static final Appearance DEFAULT = new Appearance(ThemeChoice.SYSTEM, "", 100);

    public Appearance {
        textSize = Math.clamp(textSize, Theme.SMALLEST, Theme.LARGEST);
    }
}
