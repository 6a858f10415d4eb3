package maestro.app.ui.reader;

import maestro.rag.passage.Span;

/// A place in a document that the open mission quotes.
///
/// @param by the sentence of the report that cites it; of the note, before there is a report
/// @param text the quoted words
record Quoted(Span span, String by, String text) {}
