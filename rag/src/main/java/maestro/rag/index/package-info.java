/// The Lucene index: keyword and vector fields, fusion, filters. Lucene is imported here and
/// nowhere else.
@NullMarked
package maestro.rag.index;

import org.jspecify.annotations.NullMarked;
