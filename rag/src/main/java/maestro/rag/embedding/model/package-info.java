/// Which embedding models there are ([maestro.rag.embedding.model.ModelCatalogue]), and those that
/// are on this machine. Knows no engine.
@NullMarked
package maestro.rag.embedding.model;

import org.jspecify.annotations.NullMarked;
