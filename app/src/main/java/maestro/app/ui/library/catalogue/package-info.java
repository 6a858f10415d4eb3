/// The documents, collections and tags of the library, and which of them are shown.
@NullMarked
package maestro.app.ui.library.catalogue;

import org.jspecify.annotations.NullMarked;
