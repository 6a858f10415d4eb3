/// What lies in the home folder and how it gets there: the lock, the catalogue in H2, and a folder
/// for each document with everything from which the index can be made again. H2, Jdbi and Flyway
/// are imported here and nowhere else in this module.
@NullMarked
package maestro.rag.library.store;

import org.jspecify.annotations.NullMarked;
