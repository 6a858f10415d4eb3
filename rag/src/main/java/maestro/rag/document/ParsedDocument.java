package maestro.rag.document;

/// A document as text.
///
/// @param format short name of the format: "pdf", "docx", "html", "md", "txt"
/// @param text the stored text that every range points into; well-formed UTF-16, no NUL
public record ParsedDocument(String format, Metadata metadata, String text, Layout layout) {}
