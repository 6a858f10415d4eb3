/// What the formats that are a ZIP of XML parts have in common: [PackedReader] unpacks within
/// limits and reads on where a file was cut off, [Blocks] writes paragraphs and tables.
@NullMarked
package maestro.rag.document.packed;

import org.jspecify.annotations.NullMarked;
