package maestro.app.ui.evidence;

/// A row of the list.
sealed interface Row {

    /// A section or document above its quotes.
    ///
    /// @param quotes below it that the search lets through
    record Group(String key, String title, int quotes, boolean open) implements Row {}

    record Entry(Item item) implements Row {}
}
