/// What a document is as a publication: when and where it came out, by which identifier it is known
/// and what it says of itself in short. Found by form on a document's first pages; knows no library
/// and no file format.
@NullMarked
package maestro.rag.bibliography;

import org.jspecify.annotations.NullMarked;
