/// Scanned pages to words, by a Tesseract of the user's that runs as a child process. Nothing of it
/// is brought along, and nothing leaves the machine.
@org.jspecify.annotations.NullMarked
package maestro.rag.document.ocr;
