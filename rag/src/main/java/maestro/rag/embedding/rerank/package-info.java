/// Models that read a question and a passage together and say how well one answers the other
/// ([maestro.rag.embedding.rerank.Reranker]): too slow for a library, and better than vectors for
/// the first hits of a search.
@NullMarked
package maestro.rag.embedding.rerank;

import org.jspecify.annotations.NullMarked;
