/// A document as it stands, with the words that the report rests on marked in it.
@NullMarked
package maestro.app.ui.reader;

import org.jspecify.annotations.NullMarked;
