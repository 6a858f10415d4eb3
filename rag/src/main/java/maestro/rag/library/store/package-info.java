/// The home folder's database: its lock, the catalogue of documents in H2, and what people said of
/// them. H2, Jdbi and Flyway are imported here and nowhere else in this module but in other
/// packages of this name.
@NullMarked
package maestro.rag.library.store;

import org.jspecify.annotations.NullMarked;
