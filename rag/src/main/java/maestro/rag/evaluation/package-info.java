/// How good retrieval is: judged sets in BEIR's layout in, nDCG, recall and latency out.
@NullMarked
package maestro.rag.evaluation;

import org.jspecify.annotations.NullMarked;
