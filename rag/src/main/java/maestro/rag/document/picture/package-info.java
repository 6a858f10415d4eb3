/// PNG, JPEG and TIFF to pixels, bounded in time, in memory and in what stands beside the pixels.
/// What is written on them, [maestro.rag.document.pdf] reads as that of scanned pages.
@NullMarked
package maestro.rag.document.picture;

import org.jspecify.annotations.NullMarked;
