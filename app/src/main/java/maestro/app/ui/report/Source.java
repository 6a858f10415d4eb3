package maestro.app.ui.report;

/// A cited document, named.
///
/// @param number in the bibliography, or in a draft by order of first appearance
/// @param title its id where the library no longer has it
/// @param paged whether page numbers mean anything
record Source(int number, String documentId, String title, boolean paged) {}
