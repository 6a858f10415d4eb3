/// Bytes to text with page regions. Each family of formats has one
/// [maestro.rag.document.DocumentReader]; what is damaged, locked or empty comes back as a value
/// that says so in words, never as an exception.
@NullMarked
package maestro.rag.document;

import org.jspecify.annotations.NullMarked;
