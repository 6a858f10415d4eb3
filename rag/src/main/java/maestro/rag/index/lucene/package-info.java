/// One index in Lucene ([maestro.rag.index.lucene.PassageIndex]): opened, written by one thread,
/// labelled at each commit, asked.
@NullMarked
package maestro.rag.index.lucene;

import org.jspecify.annotations.NullMarked;
