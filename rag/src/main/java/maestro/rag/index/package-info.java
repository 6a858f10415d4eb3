/// What is asked of an index of passages and what it answers, whatever keeps them
/// ([maestro.rag.index.lucene]). Lucene is imported in the packages below this one and nowhere
/// else.
@NullMarked
package maestro.rag.index;

import org.jspecify.annotations.NullMarked;
