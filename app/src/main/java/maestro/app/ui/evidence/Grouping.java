package maestro.app.ui.evidence;

/// What quotes are gathered under.
enum Grouping {
    /// in reading order, the best first
    SECTION,
    /// in the order of the document's text
    DOCUMENT
}
