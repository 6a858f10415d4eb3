/// References from other programs and for them, works that are there twice, and what registries
/// know of documents.
@NullMarked
package maestro.app.ui.library.exchange;

import org.jspecify.annotations.NullMarked;
