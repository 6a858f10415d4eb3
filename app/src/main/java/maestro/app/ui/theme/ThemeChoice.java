package maestro.app.ui.theme;

/// Which looks the user wants.
public enum ThemeChoice {
    /// as the system's preference says, and changing with it
    SYSTEM,
    LIGHT,
    DARK
}
