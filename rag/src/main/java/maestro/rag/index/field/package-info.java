/// A passage as fields of a Lucene document, and its words by script and language.
@NullMarked
package maestro.rag.index.field;

import org.jspecify.annotations.NullMarked;
