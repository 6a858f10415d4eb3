package maestro.rag.document.pdf.line;

import maestro.rag.document.Region;

/// A word of a line of a PDF page, or part of one where the writing changes.
///
/// @param text cleaned, not empty, without white space
/// @param plain its text without letters and signs that are set small and raised: marks of
///   footnotes and institutions; empty where it is nothing else
/// @param gap distance to the word before it on the line, in ems; 0 for the first
/// @param from position along the line at which it starts, in points
/// @param to position at which it ends
/// @param size of its letters in points
/// @param glued whether no space belongs between it and the word before it
public record PdfWord(
        String text,
        String plain,
        double gap,
        double from,
        double to,
        double size,
        boolean bold,
        boolean glued,
        Region box) {

    /// The same word with an initial glued before it.
    public PdfWord afterInitial() {
        return new PdfWord(text, plain, 0, from, to, size, bold, true, box);
    }
}
